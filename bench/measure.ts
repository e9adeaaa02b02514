import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A command to time, as a whole process. */
export interface Contestant {
  readonly name: string;
  /** Run by `sh -c`; several processes in a row count as one run. */
  readonly command: string;
}

/** Medians over the runs: seconds, and the largest resident size of any single process in MiB (undefined without GNU time). */
export interface Figures {
  readonly name: string;
  readonly seconds: number;
  readonly memory: number | undefined;
}

const gnuTime = '/usr/bin/time';
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Runs each command once to warm up, then all of them in turn, so that a machine that slows down slows them all down. */
export function measure(contestants: readonly Contestant[], runs: number, scratch: string): Figures[] {
  const samples = new Map(contestants.map(({ name }) => [name, { seconds: [] as number[], memory: [] as number[] }]));
  for (let run = 0; run <= runs; run += 1) {
    for (const { name, command } of contestants) {
      const sample = once(name, command, scratch);
      if (run === 0) continue;
      samples.get(name)?.seconds.push(sample.seconds);
      if (sample.memory !== undefined) samples.get(name)?.memory.push(sample.memory);
    }
  }
  return [...samples].map(([name, { seconds, memory }]) => ({
    name,
    seconds: median(seconds),
    memory: memory.length > 0 ? median(memory) : undefined,
  }));
}

function once(name: string, command: string, scratch: string): { seconds: number; memory: number | undefined } {
  const report = `${scratch}/time.txt`;
  const timed = existsSync(gnuTime);
  const [program, ...args] = timed ? [gnuTime, '-f', '%M', '-o', report, 'sh', '-c', command] : ['sh', '-c', command];
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program as string, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${name} a échoué (code ${status}) : ${stderr}`);
  return { seconds, memory: timed ? Number(readFileSync(report, 'utf8').trim().split('\n').at(-1)) / 1024 : undefined };
}
