import { Problem } from './problems';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does a task that Ctrl-C, and whatever else asks this process to end, tell to stop. */
export async function interruptible<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const interrupt = (signal: NodeJS.Signals) =>
    interruption.abort(new Problem(`Interrompu (${signal}) : tout ce qui avait démarré est arrêté.`));
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await task(interruption.signal);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}
