/** Work that can be told to stop. */
type Task<T> = (signal: AbortSignal) => Promise<T>;

/** Runs tasks side by side. When one fails, or the caller's signal says so, all are told to stop and awaited; the first failure is thrown. */
export async function together(tasks: readonly Task<unknown>[], signal?: AbortSignal): Promise<void> {
  const failure = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  await Promise.allSettled(tasks.map((task) => task(stop).catch((thrown) => failure.abort(thrown))));
  signal?.throwIfAborted();
  failure.signal.throwIfAborted();
}
