import fc from 'fast-check';

/** Words that one reader of YAML or another takes for something else than a string, or for syntax. */
const trickyWords = `
  yes Yes YES no No on On ON off Off y Y n N true True TRUE false False null Null NULL ~ nil none
  0 00 1 -1 +1 0123 0o17 0O17 -0o7 0x1F 0b101 0777 08 1_000 1e3 1E3 1e+3 1.5e3 .5 5. 1.0 -.5 .inf -.Inf +.inf .nan .NaN 1:30 1:30:59 190:20:30.15
  2024-01-01 2024-01-01T00:00:00Z 2001-12-14t21:59:43.10-05:00 12e03 0. 1. - -- --- ... ? : , [ ] { } # & * ! | > @ % = <<
  a:b a: :a a#b #a -a ?a !a &a *a %a @a |a >a [a {a ]a }a a] a} ,a 'a "a a' a" '' "" \\ \\n \\u0041 %YAML %TAG !!str !!null &anchor *alias <<: =: https://a.b:80/c?d=e#f
  mode defaultMode 10m 16Mi 0.5 100% 1Gi 5s 1h30m é œuvre 日本語 🚀 👩‍👩‍👧 constructor toString hasOwnProperty valueOf
`
  .trim()
  .split(/\s+/);

const trickyTexts = [
  '',
  ' ',
  '  ',
  '\n',
  '\n\n',
  ' \n',
  ' \t\n',
  '\n \t\na',
  '\t',
  '\r',
  '\r\n',
  ' a',
  'a ',
  '\ta',
  'a\t',
  'a\tb',
  '# x',
  'a # x',
  'a #x',
  'a: b',
  'a:\tb',
  '- x',
  '-\tx',
  '? x',
  ': x',
  '! x',
  '- ',
  '--- a',
  '---\n',
  '---\na: b\n',
  'a\n---\nb\n',
  'a\n...\nb',
  '%YAML 1.1',
  '%YAML 1.1\n---\n',
  'a\n',
  'a\n\n',
  'a\n\n\n',
  '\na',
  '\n a',
  '\n\n  a\nb',
  'a\nb',
  'a\n\nb\n',
  'a \nb',
  'a\n \nb',
  'a\n  ',
  'a\n\t\nb\n',
  '  a\nb\n',
  ' a\n  b\n',
  '\ta\nb\n',
  'a\n  b\n c\n',
  '    indented first\nthen not\n',
  'a\r\nb\r\n',
  'a\rb',
  '#!/bin/sh\nset -eu\n\necho "ok: $(date)" # now\n',
  'key: |\n  text\n',
  '> folded\n',
  '| literal\n',
  '"quoted"\n',
  '\'quoted\': "x"\n',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0080',
  '\u0085',
  'a\u0085b',
  'a\u0085\nb',
  '\u00a0',
  'a\u00a0',
  '\u2028',
  'a\u2028b\n',
  '\u2029',
  '\ufeff',
  '\ufeffa',
  'a\ufeff',
  '\ufffe',
  '\uffff',
  '\ufffd',
  '\u{10000}',
  '\u{10ffff}',
  `${'long '.repeat(40)}end`,
  'x'.repeat(250),
  `${'long line '.repeat(30)}\nshort\n`,
  `a: ${'b'.repeat(120)} # c`,
  `"${'quoted '.repeat(30)}"`,
  `${'w'.repeat(130)}: \n`,
];

const word = fc.constantFrom(...trickyWords);
const piece = fc.oneof(
  word,
  fc.constantFrom(...trickyTexts),
  fc.constantFrom(' ', '  ', '\t', '\n', '\r\n', ': ', ' #', '- ', '"', "'", '\\', '\u2028', '\u0085'),
  fc.string({ maxLength: 5 }),
);

/** Strings as nasty as can be; all are Unicode (no half of a surrogate pair), as files and JSON texts are. */
export const nastyString: fc.Arbitrary<string> = fc.oneof(
  word,
  fc.constantFrom(...trickyTexts),
  fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 0.1, 1e21, 1e-7, 1.5e300, 5e-324, 123456789012345680000, 31515, 0o777),
);

// In JavaScript `object.__proto__ = …` makes no key: a reader in that language cannot give it back.
const key = nastyString.filter((name) => name !== '__proto__');

/** Objects of JSON, with nasty keys and strings. */
export const nastyObject: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: nastyString, weight: 5 },
    { arbitrary: number, weight: 1 },
    { arbitrary: fc.constantFrom(null, true, false, [], {}), weight: 1 },
    { arbitrary: fc.array(tie('value'), { maxLength: 3 }), weight: 2 },
    { arbitrary: tie('object'), weight: 2 },
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Record<string, unknown>>,
})).object;

/** What JSON keeps of a value: `-0` is `0`. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
