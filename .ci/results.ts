import { existsSync, readFileSync } from 'node:fs';
import { unverified } from '../__tests__/cluster/support/proofs';

/** Jest's own results (`--json`), or those of the cluster's reporter, which keeps its rows by step. */
interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
  readonly steps?: readonly {
    readonly step: string;
    readonly rows: readonly { readonly mark: string; readonly sentence: string; readonly failure?: string }[];
  }[];
}

interface Failure {
  readonly name: string;
  readonly message: string;
}

const linesOfAMessage = 40;

const relative = (path: string): string => path.replace(`${process.cwd()}/`, '');

function failuresOf({ testResults = [], steps = [] }: Results): Failure[] {
  const ofJest = testResults.flatMap(({ name, message, assertionResults }): Failure[] => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && message && assertionResults.length === 0) return [{ name: relative(name), message }];
    return failed.map(({ fullName, failureMessages }) => ({
      name: `${relative(name)}: ${fullName}`,
      message: failureMessages.join('\n'),
    }));
  });
  const ofTheCluster = steps.flatMap(({ step, rows }) =>
    rows
      // What an earlier failure of the same step has made impossible tells nothing of its own.
      .filter(({ mark, failure }) => mark === '✗' && !failure?.startsWith(unverified))
      .map(({ sentence, failure = '' }): Failure => ({ name: `${step}: ${sentence}`, message: failure })),
  );
  return [...ofJest, ...ofTheCluster];
}

/** A message without the frames of jest and Node, and not without end. */
function shortened(message: string): string {
  const lines = message.split('\n').filter((line) => !/^\s+at .*(node_modules|node:)/.test(line));
  const rest = lines.length - linesOfAMessage;
  return [...lines.slice(0, linesOfAMessage), ...(rest > 0 ? [`… and ${rest} lines more`] : [])].map((line) => `    ${line}`).join('\n');
}

/**
 * Tells CI's results: `results.ts FILE...` prints every failed test with its message, then "P F", the tests that passed and that failed.
 * A run that left no file, or none that can be read, counts as one failure.
 */
let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    failed += 1;
    console.log(`✗ ${file}: no results were written`);
    continue;
  }
  const results: Results = JSON.parse(readFileSync(file, 'utf8'));
  passed += results.numPassedTests;
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
  for (const { name, message } of failuresOf(results)) console.log(`✗ ${name}\n${shortened(message)}\n`);
}
console.log(`${passed} ${failed}`);
