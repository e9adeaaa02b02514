import { mkdirSync, writeFileSync } from 'node:fs';
import type { AggregatedResult, Test, TestResult } from '@jest/reporters';
import { resultsVariable } from '../facility/facility';
import { remember } from './seconds';
import { failures, linesOf, type Row, type StepRows, summary, table } from './table';
import { testName } from './test-name';

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** Prints one line as each step ends, failures with their message, and the table at the end: step × what was seen × seconds. */
export default class Reporter {
  private readonly steps: StepRows[] = [];
  private readonly begin = Date.now();

  onTestResult(test: Test, { testResults, testExecError, perfStats }: TestResult): void {
    const step = testName(test.path);
    const rows = testResults.map(row);
    if (testExecError)
      rows.push({ mark: '✗', sentence: 'le fichier de test ne se charge pas', seconds: 0, failure: testExecError.message });
    const seconds = (perfStats.end - perfStats.start) / 1000;
    this.steps.push({ step, seconds, rows });
    const failed = rows.filter(({ mark }) => mark === '✗');
    process.stdout.write(`${failed.length > 0 ? '✗' : '✓'} ${step} : ${summary(rows)}, ${seconds.toFixed(1)} s\n`);
    for (const one of failed) process.stdout.write(told(one));
  }

  onRunComplete(_contexts: unknown, results: AggregatedResult): void {
    const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = results;
    const steps = [...this.steps].sort((a, b) => a.step.localeCompare(b.step));
    const seconds = (Date.now() - this.begin) / 1000;
    const text = table(steps, seconds);
    mkdirSync('build', { recursive: true });
    const file = process.env[resultsVariable] ?? 'build/cluster.json';
    writeFileSync(file.replace(/\.json$/, '-table.txt'), text);
    writeFileSync(
      file,
      `${JSON.stringify({ numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites, seconds, steps }, null, 2)}\n`,
    );
    remember(steps);
    process.stdout.write(`\n${text}`);
    // The table is long: what failed is said again where the eye is, without what failed because of it.
    for (const { step, rows } of steps) for (const one of failures(rows)) process.stdout.write(`\n✗ ${step}\n${told(one)}`);
  }
}

function row({ title, status, duration, failureMessages }: TestResult['testResults'][number]): Row {
  const mark = status === 'passed' ? marks.passed : status === 'failed' ? marks.failed : marks.skipped;
  const failure = failureMessages.join('\n');
  return { mark, sentence: title, seconds: (duration ?? 0) / 1000, ...(failure ? { failure } : {}) };
}

const told = ({ sentence, failure = '' }: Row): string =>
  [`    ✗ ${sentence}`, ...linesOf(failure).map((line) => `      ${line}`), ''].join('\n');
