import { readFileSync } from 'node:fs';
import { isOnlyForTypes, wrongEntries } from '../../../bench/mutants/equivalent';
import { equivalents } from '../../../bench/mutants/equivalents';
import { mutatedFiles } from '../../../bench/mutants/files';
import { type Mutant, touchedLines } from '../../../bench/mutants/mutant';
import { scoreOf } from '../../../bench/mutants/score';
import { shown, table } from '../../../bench/mutants/table';

const mutant = (after: string, noticedBy: Mutant['noticedBy'] = 'nobody', file = 'a.ts'): Mutant => ({
  ...{ file, line: 3, before: 'if (a < b) {', after, range: `${file}:3:4-3:9`, noticedBy },
});
const [killed, inDist, survivor, equivalent] = [mutant('1', 'tests'), mutant('2', 'dist'), mutant('3'), mutant('4')];
const known = { file: 'a.ts', before: 'if (a < b) {', after: ['4'], because: 'nothing is equal here' };

test('a change is shown by the whole lines that it touches', () => {
  const source = 'one();\n  if (a < b) {\n    two();\n  }\nthree();\n';
  expect(touchedLines(source, { line: 2, column: 7 }, { line: 2, column: 12 }, 'true')).toEqual({
    before: 'if (a < b) {',
    after: 'if (true) {',
  });
  expect(touchedLines(source, { line: 2, column: 14 }, { line: 4, column: 4 }, '{}')).toEqual({
    before: 'if (a < b) { two(); }',
    after: 'if (a < b) {}',
  });
  expect(shown(survivor)).toBe('a.ts:3\n  - if (a < b) {\n  + 3\n');
});

test('the score is what was noticed of what could be', () => {
  expect(scoreOf([killed, inDist, survivor, equivalent], [known])).toEqual({
    ...{ mutants: 4, byTests: 1, byDist: 1, survivors: [survivor], equivalent: 1, ratio: 2 / 3 },
  });
  expect(scoreOf([equivalent], [known]).ratio).toBe(1);
});

test('what is equivalent in one file is not in another', () => {
  const elsewhere = mutant('4', 'nobody', 'b.ts');
  expect(scoreOf([elsewhere], [known]).survivors).toEqual([elsewhere]);
});

test.each([
  ['...(a !== undefined && { a }),', '...(true && { a }),', true],
  ['...(props.a !== undefined && { b: props.a }),', '...(true && { b: props.a }),', true],
  ['{ ...(a !== undefined && { a }), ...(b !== undefined && { b }) }', '{ ...(a !== undefined && { a }), ...(true && { b }) }', true],
  ['...(a !== undefined && { a }),', '...(false && { a }),', false],
  ['...(a !== undefined && { a: String(a) }),', '...(true && { a: String(a) }),', false],
  ['...(a !== undefined && { b }),', '...(true && { b }),', false],
])('to print a field that is undefined is to print nothing: « %s », « %s »: %s', (before, after, expected) => {
  expect(isOnlyForTypes({ before, after })).toBe(expected);
});

test('the table rounds a score down, and writes it as French does', () => {
  const survivors = scoreOf([...Array.from({ length: 1999 }, () => killed), survivor], []);
  expect(table(new Map([['a.ts', survivors]]))).toBe(`\
| Fichier | Mutants | Vus par ses tests | Vus dans \`dist/\` seulement | Survivants | Équivalents | Score |
|---|---|---|---|---|---|---|
| a.ts | 2000 | 1999 | 0 | 1 | 0 | 99,9 % |
`);
});

test('what is said to be equivalent must still be a change, that no test notices', () => {
  expect(wrongEntries([known], [equivalent])).toEqual([]);
  expect(wrongEntries([known], [{ ...equivalent, noticedBy: 'tests' }])).toEqual([
    'a.ts : « if (a < b) { » devenu « 4 » fait échouer un test ; retirez-le de bench/mutants/equivalents.ts.',
  ]);
  expect(wrongEntries([known], [survivor])).toEqual([
    "a.ts : « if (a < b) { » devenu « 4 » n'est plus un changement essayé ; retirez-le de bench/mutants/equivalents.ts.",
  ]);
});

test('what is said to be equivalent is about lines that are there, for a reason', () => {
  for (const { file, before, because } of equivalents) {
    expect(mutatedFiles()).toContain(file);
    expect(readFileSync(file, 'utf8').replace(/\s+/g, ' ')).toContain(before);
    expect(because).not.toBe('');
  }
});
