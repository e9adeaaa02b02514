import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MarkedBlock, withBlock, writeBlock } from '../../system/marked-block';
import { put, texts, useFolder } from '../support/folder';

const block: MarkedBlock = { name: 'mesures', command: 'npm run bench' };
const [begin, end] = ['<!-- mesures : écrit par npm run bench -->', '<!-- fin : mesures -->'];
const page = `Avant\n\n${begin}\n\nvieux\n\n${end}\n\nAprès\n`;

test('what stands between the marks is replaced, and nothing else', () => {
  expect(withBlock(page, block, '| a |\n', 'page.md')).toBe(page.replace('vieux', '| a |'));
});

test('a content that has dollars or marks of another block is taken as it is', () => {
  const content = "$& $1 $' <!-- fin : guide -->";
  expect(withBlock(page, block, content, 'page.md')).toBe(page.split('vieux').join(content));
});

test.each([
  ['a text without marks', 'rien\n', [`la marque « ${begin} » manque`, `la marque « ${end} » manque`]],
  ['a mark that is missing', page.replace(end, ''), [`la marque « ${end} » manque ; remettez-la, seule sur sa ligne, après`]],
  ['a mark of another command', page.replace('npm run bench', 'make'), [`la marque « ${begin} » manque`]],
  ['marks that stand twice', `${page}${page}`, [`la marque « ${begin} » y est 2 fois`, `la marque « ${end} » y est 2 fois`]],
  ['marks in the wrong order', `${end}\n${begin}\n`, [`« ${end} » précède « ${begin} » ; échangez`]],
])('%s: refused with the file and the remedy', (_, text, problems) => {
  expect(() => withBlock(text, block, 'x', 'bench/README.md')).toThrow(
    expect.objectContaining({ problems: problems.map((problem) => expect.stringContaining(`bench/README.md : ${problem}`)) }),
  );
});

describe('a file', () => {
  const folder = useFolder();

  test('is written when its block changes, and leaves nothing beside it', () => {
    put(folder.path, { 'page.md': page });
    writeBlock(join(folder.path, 'page.md'), block, 'neuf');
    expect(texts(folder.path)).toEqual({ 'page.md': page.replace('vieux', 'neuf') });
  });

  test('in Latin-1 is refused: written again, its accents would be lost', () => {
    const bytes = Buffer.from(page, 'latin1');
    writeFileSync(join(folder.path, 'page.md'), bytes);
    expect(() => writeBlock(join(folder.path, 'page.md'), block, 'neuf')).toThrow("page.md : ce fichier n'est pas en UTF-8");
    expect(readFileSync(join(folder.path, 'page.md'))).toEqual(bytes);
  });

  test('that is refused stays as it was', () => {
    put(folder.path, { 'page.md': `${page}${end}` });
    expect(() => writeBlock(join(folder.path, 'page.md'), block, 'neuf')).toThrow('y est 2 fois');
    expect(readFileSync(join(folder.path, 'page.md'), 'utf8')).toBe(`${page}${end}`);
  });
});
