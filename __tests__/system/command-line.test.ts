import { spawnSync } from 'node:child_process';
import { readCommandLine } from '../../system/command-line';
import { Problem } from '../../system/problems';
import { put, texts, useFolder } from '../support/folder';

const folder = useFolder();

const program = {
  scripts: ['essayer', 'essayer:tout'],
  options: {
    name: { type: 'string' },
    jobs: { type: 'string', default: '3' },
    'api-server': { type: 'string' },
    keep: { type: 'boolean' },
  },
} as const;

const read = (argv: readonly string[], env: NodeJS.ProcessEnv = {}, words?: number) =>
  readCommandLine(argv, { ...program, ...(words !== undefined && { words }) }, env);

function problemsOf(...asked: Parameters<typeof read>): readonly string[] {
  try {
    read(...asked);
  } catch (error) {
    if (error instanceof Problem) return error.problems;
    throw error;
  }
  return [];
}

test('options and words, in any order; after « -- » everything is a word', () => {
  expect(read(['run', '--keep', '--name', 'essai', 'node-1', '--', 'curl', '--name'])).toMatchObject({
    values: { name: 'essai', jobs: '3', keep: true },
    positionals: ['run', 'node-1', 'curl', '--name'],
  });
});

test('a value that starts with a dash is the value: whoever asked for it judges it', () => {
  expect(read(['--jobs', '-1']).values.jobs).toBe('-1');
  expect(read(['--name=--keep']).values).toMatchObject({ name: '--keep' });
});

test.each<[string, string[], string]>([
  [
    'an option that does not exist',
    ['--nmae', 'x'],
    "L'option « --nmae » n'existe pas ; choisissez --name, --jobs, --api-server ou --keep.",
  ],
  ['a letter', ['-x'], "L'option « -x » n'existe pas ; choisissez --name, --jobs, --api-server ou --keep."],
  ['a name of JavaScript', ['--__proto__=1'], "L'option « --__proto__ » n'existe pas ; choisissez --name, --jobs, --api-server ou --keep."],
  ['no value', ['--name'], "L'option « --name » attend une valeur ; écrivez --name VALEUR."],
  ['an empty value', ['--name='], "L'option « --name » attend une valeur ; écrivez --name VALEUR."],
  [
    'an option in the place of a value',
    ['--name', '--keep'],
    "L'option « --name » attend une valeur, et « --keep » est une option ; écrivez --name VALEUR --keep.",
  ],
  ['a value too many', ['--keep=oui'], "L'option « --keep » ne prend pas de valeur, pas même « oui » ; écrivez --keep seule."],
  ['an option that stands twice', ['--name', 'a', '--name', 'b'], "L'option « --name » est donnée deux fois ; gardez-en une."],
  ['what cannot be seen', ['--na\u200bme'], "L'option « --na\\u200bme » n'existe pas ; choisissez --name, --jobs, --api-server ou --keep."],
])('%s is refused', (_, argv, problem) => {
  expect(problemsOf(argv)).toEqual([problem]);
});

test('everything that is wrong is said at once', () => {
  expect(problemsOf(['--foo', '--keep=1', '--name'])).toHaveLength(3);
});

test('words that are too many are refused, each', () => {
  expect(problemsOf(['un', 'deux', '\u00a0'], {}, 1)).toEqual(['« deux » est de trop.', '« \\u00a0 » est de trop.']);
  expect(problemsOf(['un'], {}, 1)).toEqual([]);
});

describe('what npm kept for itself, because « -- » was forgotten', () => {
  const npm = { npm_lifecycle_event: 'essayer' };

  test.each<[string, string[], NodeJS.ProcessEnv, string]>([
    [
      'an option with its value',
      ['down'],
      { npm_config_name: 'essai' },
      '--name pour lui ; écrivez « -- » avant : npm run essayer -- down --name essai',
    ],
    ['a switch', ['down'], { npm_config_keep: 'true' }, '--keep pour lui ; écrivez « -- » avant : npm run essayer -- down --keep'],
    [
      'an option whose value it let through',
      ['up', '1.27.4'],
      { npm_config_api_server: 'true' },
      '--api-server pour lui ; écrivez « -- » avant : npm run essayer -- up --api-server 1.27.4',
    ],
    [
      'two of them',
      ['up', 'a', 'b'],
      { npm_config_api_server: 'true', npm_config_jobs: 'true' },
      '--jobs, --api-server pour lui ; écrivez « -- » avant : npm run essayer -- up a b --jobs VALEUR --api-server VALEUR',
    ],
  ])('%s', (_, argv, env, problem) => {
    expect(problemsOf(argv, { ...npm, ...env })).toEqual([`npm a gardé ${problem}`]);
  });

  test('is shown with the script that was called, without what the script says itself', () => {
    const env = { npm_lifecycle_event: 'essayer:tout', npm_lifecycle_script: 'node essayer.ts tout', npm_config_keep: 'true' };
    expect(problemsOf(['tout', 'x'], env)).toEqual([
      'npm a gardé --keep pour lui ; écrivez « -- » avant : npm run essayer:tout -- x --keep',
    ]);
  });

  test('is nothing where the program has it, or where another script runs it', () => {
    expect(problemsOf(['--name', 'a'], { ...npm, npm_config_name: 'b' })).toEqual([]);
    expect(problemsOf([], { npm_lifecycle_event: 'test', npm_config_name: 'b' })).toEqual([]);
    expect(problemsOf([], { npm_config_name: 'b' })).toEqual([]);
    expect(problemsOf([], { ...npm, npm_config_keep: '' })).toEqual([]);
  });

  test("is nothing where it is a setting of npm's own: .npmrc", () => {
    put(folder.path, { '.npmrc': 'fund=false\n jobs = 8\n' });
    const env = { ...npm, npm_config_jobs: '8', npm_config_local_prefix: folder.path };
    expect(problemsOf([], env)).toEqual([]);
    expect(problemsOf([], { ...env, npm_config_name: 'x' })).toHaveLength(1);
  });

  test('what belongs elsewhere is said to', () => {
    const elsewhere = { names: ['targets'], remedy: 'écrivez-le dans course.yaml' };
    const env = { ...npm, npm_config_targets: 'eks' };
    expect(() => readCommandLine([], { ...program, elsewhere }, env)).toThrow(
      "L'option « --targets » n'existe pas.\nécrivez-le dans course.yaml",
    );
  });
});

describe('the programs refuse what they would ignore, before they act', () => {
  const run = (command: string) => {
    const env = { ...process.env, XDG_CACHE_HOME: folder.path, npm_config_update_notifier: 'false' };
    const { status, stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8', env });
    return { status, stdout, stderr: stderr.trimEnd().split('\n').at(-1) };
  };

  test.each([
    [
      'npm run --silent testbed down --name essai',
      'npm a gardé --name pour lui ; écrivez « -- » avant : npm run testbed -- down --name essai',
    ],
    [
      'npm run --silent testbed down essai',
      '« essai » est de trop ; pour un cluster à un autre nom : npm run testbed -- down --name essai',
    ],
    [
      'npm run --silent diagram 03-services/nodeport --text',
      'npm a gardé --text pour lui ; écrivez « -- » avant : npm run diagram -- 03-services/nodeport --text',
    ],
    [
      'npm run --silent test:pages nodeport --context essai',
      '  - npm a gardé --context pour lui ; écrivez « -- » avant : npm run test:pages -- nodeport --context essai',
    ],
  ])('%s', (command, problem) => {
    expect(run(command)).toEqual({ status: 1, stdout: '', stderr: problem });
    expect(texts(folder.path)).toEqual({});
  });
});
