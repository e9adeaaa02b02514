import { readFileSync } from 'node:fs';
import { failures, linesOf, type StepRows } from '../__tests__/cluster/support/runner/table';

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
  readonly steps?: readonly StepRows[];
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
    failures(rows).map(({ sentence, failure = '' }): Failure => ({ name: `${step}: ${sentence}`, message: failure })),
  );
  return [...ofJest, ...ofTheCluster];
}

/** A message, not without end. */
function shortened(message: string): string {
  const lines = linesOf(message);
  const rest = lines.length - linesOfAMessage;
  return [...lines.slice(0, linesOfAMessage), ...(rest > 0 ? [`… and ${rest} lines more`] : [])].map((line) => `    ${line}`).join('\n');
}

/** What a file holds, or `undefined` where a run has written none, or half of one. */
function read(file: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Tells CI's results: `results.ts FILE...` prints every failed test with its message, then "P F", the tests that passed and that failed.
 * A run that left no file, or none that can be read, counts as one failure.
 */
let passed = 0;
let failed = 0;
for (const file of process.argv.slice(2)) {
  const results = read(file);
  if (results === undefined) {
    failed += 1;
    console.log(`✗ ${file}: no results were written`);
    continue;
  }
  passed += results.numPassedTests;
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
  for (const { name, message } of failuresOf(results)) console.log(`✗ ${name}\n${shortened(message)}\n`);
}
console.log(`${passed} ${failed}`);
