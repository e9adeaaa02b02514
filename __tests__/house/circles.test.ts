import { circlesOf } from './circles';
import { importsOf, sourceFiles } from './imports';

test('no file of the house is imported by what it imports, be it for a type: one of the two holds what both need', () => {
  const files = sourceFiles();
  expect(files).toEqual(expect.arrayContaining(['main.ts', 'site/.vitepress/config.mts', 'site/.vitepress/theme/Layout.vue']));
  expect(circlesOf(new Map(files.map((file) => [file, importsOf(file)])))).toEqual([]);
});

describe('circlesOf', () => {
  test('finds circles of any length, and a file that imports itself', () => {
    const edges = new Map([
      ['start', ['a']],
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['d']],
    ]);
    expect(circlesOf(edges)).toEqual(['a → b → c → a', 'd → d']);
  });

  test('takes two ways to the same file for no circle', () => {
    expect(circlesOf(new Map(Object.entries({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })))).toEqual([]);
  });
});

describe('importsOf', () => {
  const imports = (source: string, file = 'site/search.ts') => importsOf(file, source);

  test.each([
    ["import { x } from './page';"],
    ["import type { X } from './page';"],
    ["export { x } from './page';"],
    ["const x = await import('./page');"],
    ["const x = require('./page');"],
    ["import './page';"],
  ])('sees %s', (source) => {
    expect(imports(source)).toEqual(['site/page.ts']);
  });

  test('sees the script of a component, and a folder by its index', () => {
    expect(imports("<script setup>import './marks';</script><template/>", 'site/.vitepress/theme/Layout.vue')).toEqual([
      'site/.vitepress/theme/marks.ts',
    ]);
    expect(imports("import { course } from '../charts';")).toEqual(['charts/index.ts']);
  });

  test('leaves packages, style sheets and words in comments alone', () => {
    expect(imports("import 'vue';\nimport './diagrams/drawing/diagrams.css';\n// import './page'\n")).toEqual([]);
  });
});
