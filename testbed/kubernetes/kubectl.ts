import { dirname, join } from 'node:path';
import { lastLines, Problem } from '../../system/problems';
import { run } from '../../system/process';
import { until, type Waiting } from '../../system/wait';

/** kubectl on the host, for a cluster that is starting: it asks again while the API server says no. */
export class Kubectl {
  constructor(
    private readonly program: string,
    private readonly kubeconfig: string,
    private readonly signal?: AbortSignal,
  ) {}

  private run(args: readonly string[]) {
    const command = [this.program, '--kubeconfig', this.kubeconfig, '--request-timeout=10s', ...args];
    // What it remembers of this API server goes with the cluster.
    const env = { ...process.env, KUBECACHEDIR: join(dirname(this.kubeconfig), 'kubectl') };
    return run(command, { within: 60, env, signal: this.signal });
  }

  /** A field of an object (JSONPath), or `undefined` while there is none. */
  async get(object: readonly string[], path: string): Promise<string | undefined> {
    const { code, stdout } = await this.run(['get', ...object, '-o', `jsonpath=${path}`]);
    return code === 0 && stdout !== '' ? stdout : undefined;
  }

  /** The last warnings that the cluster gave, whatever they are about; empty when it cannot say. */
  async warnings(): Promise<string> {
    const columns = 'OBJECT:.involvedObject.name,REASON:.reason,MESSAGE:.message';
    const types = ['--field-selector=type=Warning', '--sort-by=.lastTimestamp', '--all-namespaces'];
    const { stdout } = await this.run(['get', 'events', ...types, '--no-headers', '-o', `custom-columns=${columns}`]);
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
        const { code, stderr } = await this.run(args);
        if (code !== 0) throw new Problem(lastLines(stderr, 1));
        return true;
      },
      { ...waiting, signal: this.signal },
    );
  }
}
