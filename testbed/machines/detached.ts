import { type ChildProcess, spawn } from 'node:child_process';

/** Starts a process that outlives this one; what it says goes nowhere, or to an open file. */
export function startDetached(
  command: readonly string[],
  { output = 'ignore', env }: { output?: number | 'ignore'; env?: NodeJS.ProcessEnv } = {},
): ChildProcess {
  const [file, ...args] = command as [string, ...string[]];
  // Not in our folder, which could then not be unmounted.
  const child = spawn(file, args, { detached: true, stdio: ['ignore', output, output], env, cwd: '/' });
  child.unref();
  return child;
}
