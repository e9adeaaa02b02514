import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { defaultSettings } from '../../course/settings';
import { parseSettings, readSettings } from '../../course/settings-file';
import { Problem } from '../../system/problems';
import { nastyObject } from '../support/nasty';

/** What is wrong with a text; nothing but a Problem may be thrown. */
function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return error.problems;
    throw error;
  }
  return [];
}

const problemsOfText = (text: string): readonly string[] => problemsOf(() => parseSettings(text, 'course.yaml'));

const known = 'targets, registry, domain, storageClass ou hostPath';
const targets = 'minikube, eks, aks ou gke';
const registry =
  "donnez un hôte (et un port jusqu'à 65535) puis un chemin, sans « https:// » ni barre finale, comme miroir.example.org:5000/cours";
const domain = 'donnez un nom de domaine, sans accent, comme cours.example.org';
const tooLong = (length: number) =>
  `donnez un nom de 51 caractères au plus (il en a ${length}) : un hôte comme « middleoffice. » vient devant, et le nom d'un certificat en a 64 au plus`;
const noAddress = `${domain}, et non une adresse : les hôtes du cours viennent devant`;
const dockerHub = (word: string) =>
  `« ${word} » y désignerait un compte de Docker Hub : donnez l'hôte du miroir, avec un point ou un port, comme miroir.example.org:5000/cours`;
const unseen = 'effacez ce qui ne se voit pas (écrit \\u…), et';
const storageClass = 'donnez un nom que « kubectl get storageclass » affiche';
const aList = 'écrivez une liste, comme [minikube, eks]';
const perTarget = 'écrivez une cible par ligne, comme « eks: gp3 »';
const settings = 'écrivez un réglage par ligne, comme « targets: [minikube, eks] »';
const empty = 'course.yaml : le fichier est vide ; écrivez-y un réglage, comme « targets: [minikube] », ou supprimez-le';
const twice = 'ce réglage est donné deux fois ; gardez-en un seul';
const tab = 'une tabulation sert de retrait ; remplacez-la par des espaces';
const tag = "une étiquette « ! » n'est pas acceptée ici ; écrivez la valeur seule";
const documents = 'le fichier contient plusieurs documents YAML ; gardez-en un seul, sans « --- »';
const notYaml = "cette ligne n'est pas du YAML ; vérifiez son retrait, ses « : », ses guillemets et ses crochets";
const unclosed = 'un guillemet, un crochet, une accolade ou un « : » manque avant la fin de cette ligne ; ajoutez-le';
const ambiguous = (word: string) =>
  `« ${word} » est un booléen pour certains lecteurs et un texte pour d'autres ; écrivez true ou false, ou, si c'est un texte, "${word}" entre guillemets`;
const notText = (value: string) => `« ${value} » n'est pas un texte pour YAML ; écrivez "${value}" entre guillemets, ou`;

describe('settings that are accepted', () => {
  test('every setting', () => {
    const text = `
targets: [eks, gke]
registry: miroir.example.org:5000/cours
domain: cours.example.org
storageClass:
  eks: gp3-chiffre
hostPath: true
`;
    expect(parseSettings(text, 'course.yaml')).toEqual({
      targets: ['eks', 'gke'],
      registry: 'miroir.example.org:5000/cours',
      domain: 'cours.example.org',
      storageClass: { eks: 'gp3-chiffre' },
      hostPath: true,
    });
  });

  test('any setting that is absent has its default', () => {
    expect(parseSettings('hostPath: false\n', 'course.yaml')).toEqual(defaultSettings);
  });

  test.each(['localhost', 'localhost/a', 'm:5000', 'm.fr', '10.0.0.5:5000/hub', '10.0.0.5', 'm.fr/a__b-c--d.e/f'])(
    'the registry %s',
    (name) => {
      expect(parseSettings(`registry: ${name}\n`, 'course.yaml').registry).toBe(name);
    },
  );

  test('a domain with which the longest host is just a common name', () => {
    const name = `${'a'.repeat(48)}.fr`;
    expect(parseSettings(`domain: ${name}\n`, 'course.yaml').domain).toBe(name);
    expect(`middleoffice.${name}`).toHaveLength(64);
  });

  test('a StorageClass for a target that is not rendered', () => {
    expect(parseSettings('storageClass: {gke: standard}\ntargets: [eks]\n', 'course.yaml').storageClass).toEqual({ gke: 'standard' });
  });

  test.each([
    ['a byte order mark at the start', '\uFEFFdomain: a.fr\n'],
    ['line breaks of Windows', 'domain: a.fr\r\nhostPath: false\r\n'],
    ['no last line break', 'domain: a.fr'],
    ['comments', '# le domaine\n\ndomain: a.fr # ici\n'],
    ['quotes', '"domain": "a.fr"\n'],
    ['a document start', '---\ndomain: a.fr\n'],
    ['braces', '{ domain: a.fr }\n'],
  ])('%s', (_, text) => {
    expect(parseSettings(text, 'course.yaml')).toEqual({ ...defaultSettings, domain: 'a.fr' });
  });
});

describe('settings that are refused, with the line and the remedy', () => {
  test.each<[string, string, ...string[]]>([
    ['an unknown setting', 'domain: a.fr\ntarget: [eks]\n', `ligne 2 : réglage inconnu « target » ; les réglages possibles sont ${known}`],
    ['a setting in capitals', 'TARGETS: [eks]\n', `ligne 1 : réglage inconnu « TARGETS » ; les réglages possibles sont ${known}`],
    ['a name of JavaScript', '__proto__: {a: 1}\n', `ligne 1 : réglage inconnu « __proto__ » ; les réglages possibles sont ${known}`],
    ['a merge key', '<<: {domain: a.fr}\n', `ligne 1 : réglage inconnu « << » ; les réglages possibles sont ${known}`],
    ['a name that is a number', '1: a\n', "ligne 1 : « 1 » n'est pas un nom de réglage ; écrivez un mot, suivi de « : »"],
    ['a name that is a list', '? [a]\n: b\n', "ligne 1 : « [a] » n'est pas un nom de réglage ; écrivez un mot, suivi de « : »"],

    ['a target that is no list', 'targets: minikube\n', `ligne 1, targets : « minikube » ne convient pas ; ${aList}`],
    ['targets that are a map', 'targets: {eks: true}\n', `ligne 1, targets : « {eks: true} » ne convient pas ; ${aList}`],
    ['targets without a value', 'targets:\n', `ligne 1, targets : le réglage est vide ; ${aList}, ou supprimez-le`],
    ['null targets', 'targets: ~\n', `ligne 1, targets : « ~ » ne convient pas ; ${aList}`],
    ['no target', 'targets: []\n', `ligne 1, targets : « [] » ne convient pas ; donnez au moins une cible parmi ${targets}`],
    ['an unknown target', 'targets:\n  - eks\n  - eck\n', `ligne 3, targets : « eck » ne convient pas ; choisissez parmi ${targets}`],
    ['a target in capitals', 'targets: [EKS]\n', `ligne 1, targets : « EKS » ne convient pas ; choisissez parmi ${targets}`],
    ['a target that is a number', 'targets: [1e3]\n', `ligne 1, targets : « 1e3 » ne convient pas ; choisissez parmi ${targets}`],
    [
      'a duplicated target',
      'targets: [eks, eks]\n',
      'ligne 1, targets : « [eks, eks] » ne convient pas ; gardez chaque cible une seule fois',
    ],

    ['on', 'hostPath: on\n', `ligne 1 : ${ambiguous('on')}`],
    ['yes', 'domain: yes\n', `ligne 1 : ${ambiguous('yes')}`],
    ['n', 'targets:\n  - n\n', `ligne 2 : ${ambiguous('n')}`],
    ['a quoted boolean', 'hostPath: "true"\n', 'ligne 1, hostPath : « "true" » ne convient pas ; écrivez true ou false'],
    ['a number for a boolean', 'hostPath: 1e3\n', 'ligne 1, hostPath : « 1e3 » ne convient pas ; écrivez true ou false'],
    ['a boolean without a value', 'hostPath:\n', 'ligne 1, hostPath : le réglage est vide ; écrivez true ou false, ou supprimez-le'],

    ['a number for a domain', 'domain: 1e3\n', `ligne 1, domain : ${notText('1e3')} ${domain}`],
    ['a number with a leading zero', 'domain: 0123\n', `ligne 1, domain : ${notText('0123')} ${domain}`],
    ['a boolean for a domain', 'domain: true\n', `ligne 1, domain : ${notText('true')} ${domain}`],
    ['an empty domain', 'domain: ""\n', `ligne 1, domain : « "" » ne convient pas ; ${domain}`],
    ['a URL for a domain', 'domain: https://a.fr\n', `ligne 1, domain : « https://a.fr » ne convient pas ; ${domain}`],
    ['a domain in capitals', 'domain: A.fr\n', 'ligne 1, domain : « A.fr » ne convient pas ; écrivez-le en minuscules : a.fr'],
    ['an address for a domain', 'domain: 10.0.0.5\n', `ligne 1, domain : « 10.0.0.5 » ne convient pas ; ${noAddress}`],
    ['a domain that ends in a number', 'domain: cours.42\n', `ligne 1, domain : « cours.42 » ne convient pas ; ${noAddress}`],
    ['a no-break space', 'domain: \u00a0a.fr\n', `ligne 1, domain : « \\u00a0a.fr » ne convient pas ; ${unseen} ${domain}`],
    ['a zero-width space', 'domain: a\u200b.fr\n', `ligne 1, domain : « a\\u200b.fr » ne convient pas ; ${unseen} ${domain}`],
    ['letters from right to left', 'domain: a\u202e.fr\n', `ligne 1, domain : « a\\u202e.fr » ne convient pas ; ${unseen} ${domain}`],
    [
      'a name with what cannot be seen',
      '\u200bdomain: a.fr\n',
      `ligne 1 : réglage inconnu « \\u200bdomain » ; les réglages possibles sont ${known}`,
    ],
    ['a domain with an accent', 'domain: é.fr\n', `ligne 1, domain : « é.fr » ne convient pas ; ${domain}`],
    ['a domain with a last dot', 'domain: a.fr.\n', `ligne 1, domain : « a.fr. » ne convient pas ; ${domain}`],
    [
      'a label that is too long',
      `domain: ${'a'.repeat(64)}.fr\n`,
      `ligne 1, domain : « ${'a'.repeat(64)}.fr » ne convient pas ; ${tooLong(67)}`,
    ],
    [
      'a domain that is too long',
      `domain: ${'a.'.repeat(25)}fr\n`,
      `ligne 1, domain : « ${'a.'.repeat(25)}fr » ne convient pas ; ${tooLong(52)}`,
    ],
    ['a domain of several lines', 'domain: |\n  a.fr\n', `ligne 1, domain : « | … » ne convient pas ; ${domain}`],
    ['a control character', 'domain: a\u0000b\n', `ligne 1, domain : « a\\u0000b » ne convient pas ; ${unseen} ${domain}`],
    ['a list for a domain', 'domain: [a.fr]\n', `ligne 1, domain : « [a.fr] » ne convient pas ; ${domain}`],

    ['a registry with a scheme', 'registry: https://m.fr\n', `ligne 1, registry : « https://m.fr » ne convient pas ; ${registry}`],
    ['a registry with a last slash', 'registry: m.fr/\n', `ligne 1, registry : « m.fr/ » ne convient pas ; ${registry}`],
    ['a registry with a space', 'registry: m fr\n', `ligne 1, registry : « m fr » ne convient pas ; ${registry}`],
    [
      'a registry in capitals',
      'registry: m.fr/Cours\n',
      'ligne 1, registry : « m.fr/Cours » ne convient pas ; écrivez-le en minuscules : m.fr/cours',
    ],
    ['a registry without a host', 'registry: miroir\n', `ligne 1, registry : « miroir » ne convient pas ; ${dockerHub('miroir')}`],
    [
      'an organisation of Docker Hub',
      'registry: monorg/hub\n',
      `ligne 1, registry : « monorg/hub » ne convient pas ; ${dockerHub('monorg')}`,
    ],
    ...['m.fr/a___b', 'm.fr/c..d', 'm.fr/-a', 'm.fr/a_', 'm.fr//a', 'm.fr/a._b', 'm.fr:5000:1', '[::1]:5000', 'm..fr', 'm.fr:'].map(
      (name): [string, string, string] => [
        `no reference: ${name}`,
        `registry: "${name}"\n`,
        `ligne 1, registry : « "${name}" » ne convient pas ; ${registry}`,
      ],
    ),
    [
      'an address that is none',
      'registry: 10.0.0.500/a\n',
      `ligne 1, registry : « 10.0.0.500/a » ne convient pas ; ${registry} ; « 10.0.0.500 » n'est pas une adresse`,
    ],
    [
      'a registry that is too long',
      `registry: m.fr/${'a'.repeat(200)}\n`,
      `ligne 1, registry : « m.fr/${'a'.repeat(95)}… (205 caractères) » ne convient pas ; donnez un nom de 200 caractères au plus (il en a 205), comme miroir.example.org:5000/cours`,
    ],
    ['a port out of range', 'registry: m.fr:65536\n', `ligne 1, registry : « m.fr:65536 » ne convient pas ; ${registry}`],
    ['port zero', 'registry: m.fr:0/a\n', `ligne 1, registry : « m.fr:0/a » ne convient pas ; ${registry}`],
    ['a registry without a value', 'registry:\n', `ligne 1, registry : le réglage est vide ; ${registry}, ou supprimez-le`],

    ['one StorageClass for all', 'storageClass: gp3\n', `ligne 1, storageClass : « gp3 » ne convient pas ; ${perTarget}`],
    ['a list of StorageClasses', 'storageClass:\n  - gp3\n', `ligne 1, storageClass : « - gp3 » ne convient pas ; ${perTarget}`],
    [
      'a StorageClass for an unknown target',
      'storageClass:\n  eck: gp3\n',
      `ligne 2 : réglage inconnu « storageClass.eck » ; les réglages possibles sont ${targets}`,
    ],
    [
      'a StorageClass in capitals',
      'storageClass:\n  eks: Gp3\n',
      'ligne 2, storageClass.eks : « Gp3 » ne convient pas ; écrivez-le en minuscules : gp3',
    ],
    [
      'a StorageClass that is too long',
      `storageClass:\n  eks: ${'a.'.repeat(130)}a\n`,
      `ligne 2, storageClass.eks : « ${'a.'.repeat(50)}… (261 caractères) » ne convient pas ; ${storageClass}, de 253 caractères au plus (il en a 261)`,
    ],
    [
      'a StorageClass without a value',
      'storageClass:\n  eks:\n',
      `ligne 2, storageClass.eks : le réglage est vide ; ${storageClass}, ou supprimez-le`,
    ],
    ['a number for a StorageClass', 'storageClass:\n  eks: 1\n', `ligne 2, storageClass.eks : ${notText('1')} ${storageClass}`],

    ['an anchor', 'targets: &a [eks]\n', "ligne 1 : l'ancre « &a » n'est pas acceptée ici ; écrivez la valeur sans ancre"],
    ['an alias', 'domain: a.fr\nregistry: *a\n', "ligne 2 : le renvoi « *a » n'est pas accepté ici ; recopiez la valeur"],
    ['an unknown tag', 'targets: !foo [eks]\n', `ligne 1 : ${tag}`],
    ['a known tag', 'domain: !!str a.fr\n', `ligne 1 : ${tag}`],
    ['a setting that is given twice', 'domain: a.fr\n\ndomain: b.fr\n', `ligne 3 : ${twice}`],
    ['a target that is given twice', 'storageClass:\n  eks: a\n  eks: b\n', `ligne 3 : ${twice}`],
    ['tabs', 'targets:\n\t- eks\n', `ligne 2 : ${tab}`],
    ['several documents', 'domain: a.fr\n---\ndomain: b.fr\n', `ligne 2 : ${documents}`],
    ['a list', '- eks\n', `ligne 1 : « - eks » ne convient pas ; ${settings}`],
    ['a word', 'eks\n', `ligne 1 : « eks » ne convient pas ; ${settings}`],
    ['a forgotten colon', 'domain: a.fr\nhostPath true\n', `ligne 2 : ${unclosed}`],
    [
      'an unclosed bracket',
      'targets: [eks\ndomain: a.fr\n',
      "ligne 2 : le retrait ne correspond à rien, ou un crochet n'est pas refermé ; alignez les lignes",
    ],
    ['a name of several lines', '"a\\nb": 1\n', `ligne 1 : réglage inconnu « a\\u000ab » ; les réglages possibles sont ${known}`],
    ['an unclosed quote', 'domain: "a.fr\n', `ligne 1 : ${unclosed}`],
    ['two colons', 'domain: a: b\n', `ligne 1 : ${notYaml}`],
    ['a bad escape', 'domain: "\\q"\n', `ligne 1 : ${notYaml}`],
    ['a reserved character', 'domain: @a\n', `ligne 1 : ${notYaml}`],
    ['a bad indentation', ' domain: a.fr\nhostPath: true\n', `ligne 2 : ${notYaml}`],
    [
      'several problems, all said, in the order of the lines',
      'hostPath: on\nfoo: 1\ndomain: A\nstorageClass: {eks: B, eck: c}\ntargets: [eck, eks, foo]\n',
      `ligne 1 : ${ambiguous('on')}`,
      `ligne 2 : réglage inconnu « foo » ; les réglages possibles sont ${known}`,
      'ligne 3, domain : « A » ne convient pas ; écrivez-le en minuscules : a',
      'ligne 4, storageClass.eks : « B » ne convient pas ; écrivez-le en minuscules : b',
      `ligne 4 : réglage inconnu « storageClass.eck » ; les réglages possibles sont ${targets}`,
      `ligne 5, targets : « eck » ne convient pas ; choisissez parmi ${targets}`,
      `ligne 5, targets : « foo » ne convient pas ; choisissez parmi ${targets}`,
    ],
  ])('%s', (_, text, ...problems) => {
    expect(problemsOfText(text)).toEqual(problems.map((problem) => `course.yaml, ${problem}`));
  });

  test.each(['', '\n\n', '# rien\n', '---\n', '~\n', '...\n'])('an empty file: %j', (text) => {
    expect(problemsOfText(text)).toEqual([empty]);
  });

  test('whatever is written, one is told in French, or it is accepted', () => {
    const names = fc.constantFrom('targets', 'registry', 'domain', 'storageClass', 'hostPath', 'eks', 'minikube');
    const value = fc.oneof(
      nastyObject,
      fc.string(),
      fc.integer(),
      fc.constantFrom(null, true, [], {}, 'eks', ['eks']),
      fc.array(fc.string()),
    );
    const written = fc.oneof(
      fc.dictionary(names, fc.oneof(value, fc.dictionary(names, value))).map((object) => stringify(object)),
      nastyObject.map((object) => stringify(object)),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            'targets',
            'eks',
            ':',
            ' ',
            '\n',
            '\t',
            '[',
            ']',
            '{',
            '}',
            '&a',
            '*a',
            '!t',
            '"',
            "'",
            '- ',
            '? ',
            '|',
            '#',
            '%',
            '@',
          ),
        )
        .map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(written, (text) => {
        for (const problem of problemsOfText(text)) {
          expect(problem).toMatch(/^course\.yaml(, ligne \d+(, [\w.]+)?)? : .* ; .*$/);
          expect(problem).not.toMatch(/expected|invalid|received|must be|too (big|small)|unexpected|undefined/i);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'course.yaml');

  test('that is absent leaves the defaults', () => {
    expect(readSettings(path)).toEqual(defaultSettings);
  });

  test('is read', () => {
    writeFileSync(path, 'targets: [gke]\n');
    expect(readSettings(path).targets).toEqual(['gke']);
  });

  test('that is wrong is named in each problem', () => {
    writeFileSync(path, 'targets: [gkee]\n');
    expect(problemsOf(() => readSettings(path))).toEqual([
      `${path}, ligne 1, targets : « gkee » ne convient pas ; choisissez parmi ${targets}`,
    ]);
  });

  test.each([
    ['in Latin-1', Buffer.from('# réglages\n', 'latin1')],
    ['that is binary', Buffer.from([0x1f, 0x8b, 0xff, 0x00])],
  ])('%s is refused', (_, bytes) => {
    writeFileSync(path, bytes);
    expect(problemsOf(() => readSettings(path))).toEqual([
      `${path} : ce fichier n'est pas en UTF-8 ; enregistrez-le en UTF-8 dans votre éditeur.`,
    ]);
  });

  test('that is in UTF-16 is refused', () => {
    writeFileSync(path, Buffer.from('\uFEFFtargets: [eks]\n', 'utf16le'));
    expect(problemsOf(() => readSettings(path))).toEqual([
      `${path} : ce fichier est en UTF-16 ; enregistrez-le en UTF-8 dans votre éditeur.`,
    ]);
  });

  test('that is a folder, or a link to nothing, is refused', () => {
    rmSync(path, { force: true });
    symlinkSync('rien.yaml', path);
    expect(problemsOf(() => readSettings(path))).toEqual([`${path} : ce lien ne mène à aucun fichier ; refaites-le, ou supprimez-le.`]);
    rmSync(path);
    mkdirSync(path);
    expect(problemsOf(() => readSettings(path))).toEqual([
      `${path} : c'est un dossier, un fichier est attendu ; renommez ou supprimez ce dossier.`,
    ]);
    rmSync(path, { recursive: true });
  });

  describe('under a name that is nearly right is refused, never with a rename that would replace another file', () => {
    const named = (...names: readonly string[]): readonly string[] => {
      rmSync(path, { recursive: true, force: true });
      for (const name of names) writeFileSync(join(folder, name), 'targets: [eks]\n');
      const problems = problemsOf(() => readSettings(path));
      for (const name of names) rmSync(join(folder, name));
      return problems.map((problem) => problem.replace(`${folder}/`, ''));
    };

    test.each([
      ...['course.yml', 'Course.yaml', 'COURSE.YAML', 'course.YML', 'course.yaml.txt', 'cours.yaml', 'courses.yml', '.course.yaml'],
      ...['course.yaml ', 'course_yaml', 'courseyaml', ' course.yaml', 'course..yaml', '"course.yaml"'],
    ])('%s', (name) => {
      expect(named(name)).toEqual([`${name} : ce nom n'est pas lu ; renommez ce fichier course.yaml`]);
      expect(named(name, 'course.yaml')).toEqual([
        `${name} : ce nom n'est pas lu, course.yaml l'est ; reportez-y ce qui lui manque, puis supprimez ${name}`,
      ]);
    });

    test('two of them', () => {
      const keep = "ce nom n'est pas lu ; de Course.yaml et course.yml, gardez un seul fichier, sous le nom course.yaml";
      expect(named('course.yml', 'Course.yaml')).toEqual([`Course.yaml : ${keep}`, `course.yml : ${keep}`]);
    });

    test.each(['cdk8s.yaml', 'course', 'course.ts', 'recourse.yaml', 'courses.md', 'course.yaml.bak', 'course.yaml~', 'concourse.yml'])(
      '%s is something else',
      (name) => {
        expect(named(name)).toEqual([]);
      },
    );
  });

  test.each([
    ['a name of ten million characters', `${'a'.repeat(10_000_000)}: 1\n`],
    ['a value of ten million characters', `domain: ${'a'.repeat(10_000_000)}\n`],
    ['a line of ten million characters', `domain: "${' é'.repeat(5_000_000)}"\n`],
  ])('with %s is answered on a line that can be read', (_, text) => {
    const problems = problemsOfText(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.length).toBeLessThan(400);
  });

  test('with twenty thousand names is answered as fast as it is read', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `clef${at}: ${at}\n`).join('');
    const begin = performance.now();
    expect(problemsOfText(names)).toHaveLength(20_000);
    expect(problemsOfText(`${names}clef7: 1\n`)).toEqual(['course.yaml, ligne 20001 : ce réglage est donné deux fois ; gardez-en un seul']);
    // It took eighteen seconds when each name was compared with all the others.
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
