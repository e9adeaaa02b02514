import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeBlock } from '../system/marked-block';
import { measure } from './measure';
import { readRuns } from './runs';

/**
 * The figures of the guide's web site: how long it takes to build, what its heaviest page weighs, what the search downloads. Weights
 * are those of a server that compresses, such as GitHub Pages: the HTML, and every script and style that it asks for.
 */
const runs = readRuns('bench:guide', 3);
const scratch = 'build/bench';
const site = 'build/guide';

const weightOf = (file: string): number => gzipSync(readFileSync(file)).length;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} ko`;

/** A page with what it loads at once: what its HTML names, but for the other pages that it may fetch ahead. */
function pageWeight(page: string): number {
  const html = readFileSync(join(site, page), 'utf8');
  const assets = [...html.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^":]+)"/g)].map(([, asset]) =>
    join(site, page, '..', asset as string),
  );
  return [join(site, page), ...new Set(assets)].reduce((sum, file) => sum + weightOf(file), 0);
}

rmSync(site, { recursive: true, force: true });
const [build] = measure([{ name: 'guide:build', command: 'npm run --silent guide:build' }], runs, scratch);
if (!build || !existsSync(site)) throw new Error('Le site ne se construit pas : lancez « npm run guide:build ».');

const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
const pages = files.filter((file) => file.endsWith('index.html')).map((page) => ({ page, weight: pageWeight(page) }));
pages.sort((a, b) => a.weight - b.weight);
const heaviest = pages.at(-1)!;
const median = pages[Math.floor(pages.length / 2)]!;
const index = files.find((file) => file.includes('localSearchIndexroot'))!;
const rows = [
  ['Construction', `${build.seconds.toFixed(1)} s${build.memory === undefined ? '' : `, ${Math.round(build.memory)} Mio`}`],
  ['Page la plus lourde, comprimée', `${kilobytes(heaviest.weight)} (${heaviest.page.replace(/\/index\.html$/, '')})`],
  ['Page médiane, comprimée', kilobytes(median.weight)],
  ['Index de la recherche, comprimé (chargé à la première recherche)', kilobytes(weightOf(join(site, index)))],
];
const report = `${pages.length} pages · ${cpus().length} cœurs, Node ${process.versions.node}, médiane de ${runs} constructions.\n\n| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}\n`;
console.log(report);

writeBlock('bench/README.md', { name: 'guide', command: 'npm run bench:guide' }, report);
