import { spawn } from 'node:child_process';
import { eventually } from '../../../../live/convergence';
import type { Kube } from '../../../../live/kube';

/** An object that is being watched. */
export interface History {
  /**
   * What it has been, from the start: what the JSONPath gave after each change. Where the end is known, `last` waits for it a little:
   * what the API server tells one kubectl reaches another a moment later.
   */
  stop(last?: RegExp): Promise<string[]>;
}

/** Follows an object through all its states, so that one too short for two questions is not missed. Ends by itself after `within` seconds. */
export function watch(kube: Kube, ref: string, jsonpath: string, { within = 180 } = {}): Promise<History> {
  const [program, ...args] = kube.argv(['get', ref, '--watch', '-o', `jsonpath=${jsonpath}{"\\n"}`], within) as [string, ...string[]];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  let ended = false;
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
  child.stderr.on('data', (data) => {
    complaint += data;
  });
  const states = () => said.split('\n').slice(0, -1);
  const stop = async (last?: RegExp) => {
    if (last)
      await eventually(`${ref} : ${last}`, async () => last.test(states().at(-1) ?? ''), { within: 10, every: 0.1 }).catch(() => {});
    if (ended) throw new Error(`on ne regarde plus ${ref} : ${complaint.trim()}`);
    child.kill();
    await closed;
    return states();
  };
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      ended = true;
      reject(new Error(`on ne peut pas regarder ${ref} : ${complaint.trim()}`));
    });
    child.stdout.on('data', (data) => {
      said += data;
      resolve({ stop });
    });
  });
}
