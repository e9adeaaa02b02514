import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { load, load_all } from 'yaml-js';
import type { FieldPath } from '../../course/field-path';
import { type Note, note } from '../../course/note';
import { printManifest, printObject } from '../../course/print';
import { asJson, nastyObject, nastyString } from '../support/nasty';

const print = (object: object, ...notes: Note[]): string => printObject({ object, notes });

// yaml-js counts lines with a misprint, U+2082 for U+2028 (its reader.js): it is given no text with a "₂".
const readableByYamlJs = (object: object): boolean => !JSON.stringify(object).includes('\u2082');

/** A note on a field whose keys may be such that no path can be written. */
const noteAt = (keys: string[], text: string): Note => ({ path: { text: keys.join('.'), in: () => keys } as unknown as FieldPath, text });

const kubectlIsHere = spawnSync('kubectl', ['version', '--client']).status === 0;

/** The same JSON with its printable characters as they are: JSON.parse of Node 24.21 takes a key "\u2028" for "\\" when it has met one. */
const unescaped = (json: string): string =>
  json.replace(/\\(?:u([0-9a-f]{4})|.)/g, (sequence, code) =>
    /^20(28|29)$|^003[ce]$|^0026$/.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : sequence,
  );

/** What kubectl's own parser makes of manifests: `patch --local` asks no cluster. */
function readByKubectl(manifest: string): unknown[] {
  const args = ['patch', '--local', '--type=merge', '--patch={}', '--output=json', '--filename=-'];
  const env = { ...process.env, KUBECONFIG: '/dev/null' };
  const { stdout, stderr, status } = spawnSync('kubectl', args, { input: manifest, encoding: 'utf8', env, maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`kubectl, after ${stdout.match(/^}$/gm)?.length ?? 0} objects: ${stderr}`);
  return JSON.parse(unescaped(`[${stdout.trim().replace(/^}\n{$/gm, '},{')}]`));
}

/** The paths of all fields of an object. */
const pathsOf = (value: unknown, path: string[] = []): string[][] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, item]) => [[...path, key], ...pathsOf(item, [...path, key])])
    : [];

describe('what is printed, read back', () => {
  test('an independent reader of YAML 1.1 gets the object back', () => {
    fc.assert(
      fc.property(nastyObject.filter(readableByYamlJs), (object) => {
        expect(asJson(load(print(object)))).toEqual(asJson(object));
      }),
      { numRuns: 1500 },
    );
  });

  (kubectlIsHere ? test : test.skip)(
    `kubectl gets thousands of objects back${kubectlIsHere ? '' : ' (kubectl is not on the PATH: not run)'}`,
    () => {
      const specs = fc.sample(nastyObject, 3000);
      const things = specs.map((spec, at) => ({ apiVersion: 'example.org/v1', kind: 'Thing', metadata: { name: `thing-${at}` }, spec }));
      const manifest = printManifest(
        ['nasty things'],
        things.map((object) => ({ object, notes: [] })),
      );
      const read = readByKubectl(manifest).map(asJson);
      const different = things.find((thing, at) => JSON.stringify(sorted(read[at])) !== JSON.stringify(sorted(asJson(thing))));
      expect(different).toBeUndefined();
      expect(read).toHaveLength(things.length);
    },
  );

  test('several documents are as many objects', () => {
    const text = printManifest(
      ['a header'],
      [1, 2, 3].map((n) => ({ object: { n, text: '---\n' }, notes: [] })),
    );
    expect(load_all(text)).toEqual([1, 2, 3].map((n) => ({ n, text: '---\n' })));
  });

  test('notes never change what is read', () => {
    const noted = nastyObject
      .filter((object) => readableByYamlJs(object) && Object.keys(object).length > 0)
      .chain((object) =>
        fc.record({
          object: fc.constant(object),
          paths: fc.uniqueArray(fc.constantFrom(...pathsOf(object)), { selector: (path) => path.join('\0'), minLength: 1, maxLength: 4 }),
          text: nastyString.map((text) => `${text.replace(/[\n\u2082]/g, '')}!`),
        }),
      );
    fc.assert(
      fc.property(noted, ({ object, paths, text }) => {
        const printed = print(object, ...paths.map((path) => noteAt(path, text)));
        expect(asJson(load(printed))).toEqual(asJson(object));
        expect(printed.match(/#/g)?.length ?? 0).toBeGreaterThanOrEqual(paths.length);
      }),
      { numRuns: 400 },
    );
  });

  test('printing is stable, and what was read prints the same', () => {
    fc.assert(
      fc.property(nastyObject.filter(readableByYamlJs), (object) => {
        const printed = print(object);
        expect(print(object)).toBe(printed);
        expect(print(asJson(object) as object)).toBe(printed.replace(/: -0$|- -0$/gm, (zero) => zero.replace('-0', '0')));
      }),
      { numRuns: 300 },
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}

describe('how strings are written', () => {
  test.each([
    'yes',
    'on',
    'y',
    'n',
    'No',
    '0123',
    '0o17',
    '1e3',
    '1:30',
    '2024-01-01',
    '~',
    'null',
    '=',
    '<<',
    '',
    ' a',
    'a ',
    '# x',
    'a: b',
    '- x',
  ])('« %s » is quoted', (text) => {
    expect(print({ text })).toBe(`text: "${text}"\n`);
  });

  test.each([
    'web',
    '10m',
    '128Mi',
    '100%',
    'a b',
    'nginx:1.31',
    'https://example.org/',
    'été',
    '🚀',
    "l'eau",
    'a#b',
    'a:b',
    '-a',
    '1.2.3',
  ])('« %s » is left bare', (text) => {
    expect(print({ text })).toBe(`text: ${text}\n`);
  });

  test('a key is quoted as a string is', () => {
    expect(print({ yes: 1, '0123': 2, '<<': 3, ok: 4 })).toBe('"yes": 1\n"0123": 2\n"<<": 3\nok: 4\n');
  });

  test('lines are a block, tabs and comments included', () => {
    expect(print({ data: { Makefile: 'all:\n\techo "hi" # now\n' } })).toBe('data:\n  Makefile: |\n    all:\n    \techo "hi" # now\n');
  });

  test.each([
    ['without a last line break', 'a\nb', '|-\n  a\n  b\n'],
    ['with one', 'a\nb\n', '|\n  a\n  b\n'],
    ['with empty last lines', 'a\n\n\n', '|+\n  a\n\n\n'],
    ['with an indented first line', '  a\nb\n', '|2\n    a\n  b\n'],
    ['with a document separator', '---\na\n', '|\n  ---\n  a\n'],
  ])('lines are a block, %s', (_, text, printed) => {
    expect(print({ text })).toBe(`text: ${printed}`);
  });

  test.each([
    ['carriage returns', 'a\r\nb\r\n', '"a\\r\\nb\\r\\n"'],
    ['a first line that starts with a tab', '\ta\nb\n', '"\\ta\\nb\\n"'],
    ['nothing but space', ' \n', '"\\ \\n"'],
    ['nothing but spaces and tabs', ' \t\n', '" \\t\\n"'],
    ['a control character', 'a\u0007\nb', '"a\\a\\nb"'],
    ['a line separator', 'a\u2028b', '"a\\u2028b"'],
    ['a next line', 'a\u0085b', '"a\\u0085b"'],
    ['a byte order mark', '\ufeffa', '"\\ufeffa"'],
    [
      'a space between two line breaks that are long enough to fold',
      `${'x'.repeat(50)}\u0085\n \nb`,
      `"${'x'.repeat(50)}\\u0085\\n\\ \\nb"`,
    ],
  ])('a text with %s stays on one line, escaped', (_, text, printed) => {
    expect(print({ text })).toBe(`text: ${printed}\n`);
  });

  test('a long line is never folded', () => {
    const text = 'word '.repeat(100).trim();
    expect(print({ text })).toBe(`text: ${text}\n`);
  });

  test('a number with an exponent has a dot, without which YAML 1.1 reads a string', () => {
    expect(print({ big: 1e21, small: -1e-7, usual: 1.5e300, integer: 31515 })).toBe(
      'big: 1.0e+21\nsmall: -1.0e-7\nusual: 1.5e+300\ninteger: 31515\n',
    );
  });

  test('file modes are octal, and only numbers that can be file modes', () => {
    expect(print({ defaultMode: 0o555, mode: 1e21, items: [{ mode: 0o400 }], other: 0o555 })).toBe(
      'defaultMode: 0555\nmode: 1.0e+21\nitems:\n  - mode: 0400\nother: 365\n',
    );
  });

  test('an undefined field is left out', () => {
    expect(print({ a: undefined, b: { c: undefined }, d: null })).toBe('b: {}\nd: null\n');
  });
});

describe('where comments are put', () => {
  const object = {
    spec: {
      replicas: 2,
      script: 'a\nb\n',
      empty: {},
      containers: [{ name: 'web', args: ['-v', 'x\ny\n'] }, { ports: [{ containerPort: 80 }] }],
    },
  };

  test('the header is above everything, as comments', () => {
    expect(printManifest(['Services · étape 2', 'kubectl apply -f x.yaml'], [{ object: { a: 1 }, notes: [] }])).toBe(
      '# Services · étape 2\n# kubectl apply -f x.yaml\na: 1\n',
    );
  });

  test.each([
    ['beside a value of one line', 'spec.replicas', '  replicas: 2 # ici\n'],
    ['beside an item of one line', 'spec.containers[web].args[-v]', '        - -v # ici\n'],
    ['above a block', 'spec.script', '  # ici\n  script: |\n'],
    ['above an item that is a block', 'spec.containers[web].args[1]', '        # ici\n        - |\n'],
    ['above a map', 'spec', '# ici\nspec:\n'],
    ['above an empty map', 'spec.empty', '  # ici\n  empty: {}\n'],
    ['above a list', 'spec.containers', '  # ici\n  containers:\n'],
    ["above an item's dash", 'spec.containers[web]', '    # ici\n    - name: web\n'],
    ["above an item's dash when the item's first field is a collection", 'spec.containers[1].ports', '    # ici\n    - ports:\n'],
    ['above a collection that is not the first field of its item', 'spec.containers[web].args', '      # ici\n      args:\n'],
  ])('a note is %s', (_, path, printed) => {
    expect(print(object, note(path, 'ici'))).toContain(`\n${printed}`.slice(path === 'spec' ? 1 : 0));
  });

  test('a field whose key has a dot is named between brackets', () => {
    const text = print({ data: { 'nginx.conf': 'a' } }, note('data[nginx.conf]', 'le fichier'));
    expect(text).toBe('data:\n  nginx.conf: a # le fichier\n');
  });

  test('two notes that come to the same place are both printed', () => {
    expect(print(object, note('spec.containers[1]', 'un'), note('spec.containers[1].ports', 'deux'))).toContain(
      '    # un\n    # deux\n    - ports:\n',
    );
  });

  test('a second note beside the same value is refused', () => {
    expect(() => print(object, note('spec.replicas', 'un'), note('spec.replicas', 'deux'))).toThrow(
      new Error('Le champ spec.replicas a deux notes, dont « deux » : gardez-en une.'),
    );
  });

  test('a note on a field that is absent is refused', () => {
    expect(() => print(object, note('spec.replica', 'ici'))).toThrow(
      new Error(
        "La note « ici », en spec.replica, n'a pas sa place. Il n'y a pas de champ spec.replica dans l'objet ; spec a : replicas, script, empty, containers.",
      ),
    );
  });
});
