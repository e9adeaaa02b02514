import { hasUnseen, visible } from '../../system/visible';

test.each([
  ['a plain text, accents and all', 'cours d’été : œuvre 日本 🚀', 'cours d’été : œuvre 日本 🚀'],
  ['a no-break space', '\u00a0a.fr', '\\u00a0a.fr'],
  ['a narrow no-break space', 'a\u202fb', 'a\\u202fb'],
  ['an ideographic space', 'a\u3000', 'a\\u3000'],
  ['zero-width characters', 'a\u200bb\u200dc\u2060d\ufeff', 'a\\u200bb\\u200dc\\u2060d\\ufeff'],
  ['right to left', 'eks\u202eske', 'eks\\u202eske'],
  ['a soft hyphen', 'mini\u00adkube', 'mini\\u00adkube'],
  ['controls and line breaks', '\u001b[31m\n\t\u0000\u2028', '\\u001b[31m\\u000a\\u0009\\u0000\\u2028'],
  ['a letter that has no ink', 'a\u3164', 'a\\u3164'],
  ['a blank braille cell', '\u2800', '\\u2800'],
  ['a tag outside the first plane', 'a\u{e0041}', 'a\\u{e0041}'],
  ['half of a surrogate pair', 'a\ud800', 'a\\ud800'],
])('%s', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(hasUnseen(text)).toBe(text !== shown);
});

test('a text that goes on and on is cut, with its length', () => {
  expect(visible('a'.repeat(10_000_000))).toBe(`${'a'.repeat(100)}… (10000000 caractères)`);
  expect(visible(`${'a'.repeat(99)}🚀`)).toBe(`${'a'.repeat(99)}… (101 caractères)`);
  expect(visible('a'.repeat(100))).toBe('a'.repeat(100));
});
