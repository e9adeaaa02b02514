import { existsSync, readFileSync } from 'node:fs';
import { stepTable, withStepTable } from '../../course/step-table';
import { courseSteps } from '../support/course';

const page = 'Avant\n<!-- étapes : écrit par npm run synth -->\nvieux\n<!-- fin des étapes -->\nAprès\n';

test('the table takes the place of what stood between its markers, and of nothing else', () => {
  expect(withStepTable(page, 'TABLE\n')).toBe(
    'Avant\n<!-- étapes : écrit par npm run synth -->\n\nTABLE\n\n<!-- fin des étapes -->\nAprès\n',
  );
});

test.each(['Avant\n', page.replace('<!-- fin', '<!--'), '<!-- fin des étapes -->\n<!-- étapes : écrit par npm run synth -->'])(
  'a page without its two markers in order is left alone: %j',
  (text) => {
    expect(withStepTable(text, 'TABLE')).toBe(text);
  },
);

test('the README has every step of the course, in order', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(withStepTable(readme, stepTable(courseSteps))).toBe(readme);
});

test('its links are those of a web page, on Windows too', () => {
  const onWindows = courseSteps.map((step) => ({ ...step, folder: step.folder.replaceAll('/', '\\') }));
  expect(stepTable(onWindows)).toBe(stepTable(courseSteps));
});

test('every link of the README leads to a file of the repository', () => {
  const links = [...readFileSync('README.md', 'utf8').matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, link]) => link as string);
  expect(links.length).toBeGreaterThan(43 * 5);
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

test('every manifest that the README applies is in dist/', () => {
  const targets = [...readFileSync('README.md', 'utf8').matchAll(/cd dist\/(\w+)[\s\S]*?```/g)];
  const applied = targets.flatMap(([block, target]) => [...block.matchAll(/-f (\S+\.yaml)/g)].map(([, path]) => `dist/${target}/${path}`));
  expect(applied.length).toBeGreaterThan(3);
  expect(applied.filter((path) => !existsSync(path))).toEqual([]);
});
