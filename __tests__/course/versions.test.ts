import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newest, oldest, type Version, versions } from '../../course/versions';
import { filesBelow } from '../../system/files';

/** As people name it: `1.27`. */
const minorOf = (version: Version) => version.replace(/\.\d+$/, '');
const minor = (version: Version) => Number(minorOf(version).split('.')[1]);

test('versions are in order, one of each minor', () => {
  expect(versions.map(minor)).toEqual([...new Set(versions.map(minor))].sort((a, b) => a - b));
});

describe('what pages promise', () => {
  const pages = [
    'README.md',
    'testbed/README.md',
    ...['site/pages', 'charts'].flatMap((folder) => filesBelow(folder).map((path) => join(folder, path))),
  ].filter((path) => path.endsWith('.md'));
  /** Every place that a pattern finds, with what it captures. */
  const found = (pattern: RegExp) =>
    pages.flatMap((page) =>
      readFileSync(page, 'utf8')
        .split('\n')
        .flatMap((line, at) => [...line.matchAll(pattern)].map(([text, ...versions]) => ({ where: `${page}:${at + 1}`, text, versions }))),
    );

  test.each([
    ['the oldest and the newest version', /\b(?:de la |de )(?:version )?(1\.\d+) à (?:la )?(1\.\d+)/g, [minorOf(oldest), minorOf(newest)]],
    ['what a step adds to the oldest version', /(?:plus récent que|namespace et de) Kubernetes (1\.\d+)/g, [minorOf(oldest)]],
  ])('%s: what course/versions.ts says', (_, pattern, expected) => {
    const places = found(pattern);
    expect(places).not.toEqual([]);
    expect(places.filter(({ versions }) => versions.join() !== expected.join()).map(({ where, text }) => `${where} : ${text}`)).toEqual([]);
  });
});
