import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptByNpm, readCommandLine } from '../../system/command-line';
import { Problem } from '../../system/problems';

const options = { name: { type: 'string' }, 'api-server': { type: 'string' }, help: { type: 'boolean' } } as const;

const refusals = (argv: readonly string[], words?: number): readonly string[] => {
  try {
    readCommandLine(argv, options, words === undefined ? {} : { words });
  } catch (error) {
    if (error instanceof Problem) return error.problems;
    throw error;
  }
  return [];
};

test('options and words are read', () => {
  const { values, positionals } = readCommandLine(['down', '--name', 'essai'], options);
  expect([values.name, positionals]).toEqual(['essai', ['down']]);
});

test.each([
  [['--nom', 'essai'], "L'option « --nom » n'existe pas ; choisissez --name, --api-server ou --help."],
  [['--name'], /« --name » n'est pas écrite comme il faut \(une valeur manque, ou est de trop\) ; choisissez/],
  [['--name', '-1'], /une valeur qui commence par un tiret s'écrit --name=VALEUR/],
  [['--help=oui'], /« --help(=oui)? » n'est pas écrite comme il faut/],
])('%j is refused with what is possible', (argv, refusal) => {
  expect(refusals(argv)).toEqual([typeof refusal === 'string' ? refusal : expect.stringMatching(refusal)]);
});

test.each([
  [0, ['un', 'deux'], /^« un deux » est de trop : cette commande ne prend aucun mot/],
  [1, ['un', 'deux'], /^« deux » est de trop : cette commande prend 1 mot ;/],
])('of %d words at most, the others are refused: %j', (words, argv, refusal) => {
  expect(refusals(argv, words)).toEqual([expect.stringMatching(refusal)]);
});

describe('an option that npm kept for itself', () => {
  const env = { npm_lifecycle_event: 'testbed', npm_config_name: 'essai' };

  test('is noticed, by the variable in which npm hands it on', () => {
    expect(keptByNpm(['name', 'api-server'], env)).toEqual(['name']);
    expect(keptByNpm(['name', 'api-server'], { npm_lifecycle_event: 'testbed', npm_config_api_server: '1.27.4' })).toEqual(['api-server']);
  });

  test('is none where npm runs nothing, nor npm’s own --help', () => {
    expect(keptByNpm(['name'], { npm_config_name: 'essai' })).toEqual([]);
    expect(keptByNpm(['help'], { ...env, npm_config_help: 'true' })).toEqual([]);
  });

  test('is none where the user has set it in an .npmrc', () => {
    const folder = mkdtempSync(join(tmpdir(), 'npmrc-'));
    const userconfig = join(folder, '.npmrc');
    writeFileSync(userconfig, 'registry=https://exemple.test/\nname = essai\n');
    expect(keptByNpm(['name'], { ...env, npm_config_userconfig: userconfig })).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
