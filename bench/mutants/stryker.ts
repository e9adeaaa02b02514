import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { lastLines, Problem } from '../../system/problems';
import { run } from '../../system/process';
import { type Mutant, type Position, touchedLines } from './mutant';

const scratch = 'build/mutants';

/** A suite that no longer loads, or no longer ends, tells of a change as well as a test that fails. */
const noticed = new Set(['Killed', 'Timeout', 'RuntimeError']);

/** What is read of Stryker's report (https://github.com/stryker-mutator/mutation-testing-elements, report-schema). */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Reported[] }>>;
}

interface Reported {
  readonly location: { readonly start: Position; readonly end: Position };
  readonly replacement?: string;
  readonly status: string;
}

/** A change, and whether the tests that were run noticed it. */
export interface Attempt extends Omit<Mutant, 'noticedBy'> {
  readonly killed: boolean;
}

export interface Trial {
  /** Files, or ranges of them (`file:line:column-line:column`). */
  readonly mutate: readonly string[];
  /** The test files that may notice. */
  readonly tests: readonly string[];
  /** How many mutants are tried at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/**
 * Changes the code again and again, in a copy of the project, and runs tests each time. Throws a Problem when they do not pass on the
 * code as it is, or when Stryker is killed.
 */
export async function tryMutants({ mutate, tests, concurrency, signal }: Trial): Promise<Attempt[]> {
  const [config, report, sandbox] = [`${scratch}/stryker.json`, `${scratch}/report.json`, `${scratch}/sandbox`];
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const options = {
    mutate,
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    coverageAnalysis: 'perTest',
    jest: { enableFindRelatedTests: false, config: { testMatch: tests.map((path) => `<rootDir>/${path}`) } },
    concurrency,
    timeoutMS: 20_000, // against a mutant that never ends, not against a busy machine
    disableTypeChecks: false, // each file is only transpiled, as in every test
    ignorePatterns: ['/build'],
    tempDirName: sandbox,
    cleanTempDir: 'always',
    reporters: ['json'],
    jsonReporter: { fileName: report },
    allowConsoleColors: false,
    logLevel: 'error',
  };
  writeFileSync(config, JSON.stringify(options));
  try {
    const { ok, code, stdout, stderr } = await run(['node_modules/.bin/stryker', 'run', config], { within: 4 * 3600, signal });
    if (!ok) {
      const why = code > 128 ? `Stryker a été arrêté (signal ${code - 128})` : 'ces tests ne passent pas, sans que rien soit changé';
      throw new Problem(`${mutate[0]} : ${why} (${tests.join(', ')}).\n${lastLines(stdout + stderr, 20)}`);
    }
    return attemptsOf(JSON.parse(readFileSync(report, 'utf8')));
  } catch (thrown) {
    signal.throwIfAborted();
    throw thrown;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function attemptsOf({ files }: Report): Attempt[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants.map(({ location: { start, end }, replacement = '', status }) => ({
      file,
      line: start.line,
      ...touchedLines(source, start, end, replacement),
      range: `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column}`,
      killed: noticed.has(status),
    })),
  );
}
