import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepTable, stepTableBlock, stepTableWriter } from '../../course/step-table';
import { targetIds } from '../../course/targets';
import { withBlock } from '../../system/marked-block';
import { courseSteps } from '../support/course';
import { put, texts, useFolder } from '../support/folder';

const folder = useFolder();
const block = '<!-- étapes : écrit par npm run synth -->\nvieux\n<!-- fin : étapes -->\n';

test('the table is written between its marks, once the writer is called', () => {
  put(folder.path, { 'page.md': `Avant\n${block}Après\n` });
  const page = join(folder.path, 'page.md');
  const write = stepTableWriter(page, courseSteps);
  expect(readFileSync(page, 'utf8')).toContain('vieux');
  write();
  expect(readFileSync(page, 'utf8')).toMatch(/^Avant\n<!--.*-->\n\n### 1\. [\s\S]*\|\n\n<!-- fin : étapes -->\nAprès\n$/);
});

test('a page of the trainer, without the marks, is left alone, and none is made', () => {
  put(folder.path, { 'page.md': 'Ma classe\n' });
  stepTableWriter(join(folder.path, 'page.md'), courseSteps)();
  stepTableWriter(join(folder.path, 'rien.md'), courseSteps)();
  expect(texts(folder.path)).toEqual({ 'page.md': 'Ma classe\n' });
});

test('a page that has lost one of its marks is refused before anything is written', () => {
  put(folder.path, { 'page.md': block.replace('<!-- fin : étapes -->', '') });
  expect(() => stepTableWriter(join(folder.path, 'page.md'), courseSteps)).toThrow(/page\.md : la marque « <!-- fin : étapes --> » manque/);
});

test('the README has every step of the course, in order', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withBlock(readme, stepTableBlock, stepTable(courseSteps), 'README.md')).toBe(readme);
});

test('its links are those of a web page, on Windows too', () => {
  const onWindows = courseSteps.map((step) => ({ ...step, folder: step.folder.replaceAll('/', '\\') }));
  expect(stepTable(onWindows)).toBe(stepTable(courseSteps));
});

test('every link of the README leads to a file of the repository', () => {
  const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, link]) => link as string);
  expect(links.length).toBeGreaterThan(courseSteps.length * (targetIds.length + 1));
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

test('every manifest that the README applies is in dist/', () => {
  const targets = [...readFileSync('README.md', 'utf8').matchAll(/cd dist\/(\w+)[\s\S]*?```/g)];
  const applied = targets.flatMap(([block, target]) => [...block.matchAll(/-f (\S+\.yaml)/g)].map(([, path]) => `dist/${target}/${path}`));
  expect(applied.length).toBeGreaterThan(3);
  expect(applied.filter((path) => !existsSync(path))).toEqual([]);
});
