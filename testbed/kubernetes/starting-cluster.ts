import { dirname, join } from 'node:path';
import { Kubectl } from '../../live/kubectl';
import { lastLines, Problem } from '../../system/problems';
import { until, type Waiting } from '../../system/wait';

/** A cluster that is starting, seen from the host: it is asked again while its API server says no. */
export class StartingCluster {
  private readonly kubectl: Kubectl;

  constructor(
    program: string,
    kubeconfig: string,
    private readonly signal?: AbortSignal,
  ) {
    // What it remembers of this API server goes with the cluster.
    const env = { ...process.env, KUBECACHEDIR: join(dirname(kubeconfig), 'kubectl') };
    this.kubectl = new Kubectl([program, '--kubeconfig', kubeconfig], { env, signal });
  }

  /** An API server that does not answer is asked again soon, though the whole command may take its time. */
  private ask(args: readonly string[]) {
    return this.kubectl.raw(['--request-timeout=10s', ...args]);
  }

  /** A field of an object (JSONPath), or `undefined` while there is none. */
  async get(object: readonly string[], path: string): Promise<string | undefined> {
    const { ok, stdout } = await this.ask(['get', ...object, '-o', `jsonpath=${path}`]);
    return ok && stdout !== '' ? stdout : undefined;
  }

  /** The last warnings that the cluster gave, whatever they are about; empty when it cannot say. */
  async warnings(): Promise<string> {
    const columns = 'OBJECT:.involvedObject.name,REASON:.reason,MESSAGE:.message';
    const types = ['--field-selector=type=Warning', '--sort-by=.lastTimestamp', '--all-namespaces'];
    const { stdout } = await this.ask(['get', 'events', ...types, '--no-headers', '-o', `custom-columns=${columns}`]);
    return lastLines(stdout, 10);
  }

  /** Applies files, and again while the API server does not know their kinds yet. */
  apply(files: readonly string[], options: readonly string[] = []): Promise<void> {
    const from = files.flatMap((file) => ['-f', file]);
    return this.succeeds(['apply', ...options, ...from], {
      what: 'kubectl apply',
      within: 60,
      every: 0.5,
      remedy: `lisez ${files.join(', ')}.`,
    });
  }

  /** Waits for a condition of objects. */
  wait(objects: readonly string[], condition: string, waiting: Waiting): Promise<void> {
    return this.succeeds(['wait', `--for=condition=${condition}`, '--timeout=5s', ...objects], waiting);
  }

  /** Runs a command again until it succeeds; its last line of error is the reason when it does not. */
  async succeeds(args: readonly string[], waiting: Waiting): Promise<void> {
    await until(
      async () => {
        const { ok, stderr } = await this.ask(args);
        if (!ok) throw new Problem(lastLines(stderr, 1));
        return true;
      },
      { ...waiting, signal: this.signal },
    );
  }
}
