import type { KubeObject } from '../imports/kube-object';
import { Problem } from '../system/problems';
import { type Finished, type RunOptions, run } from '../system/process';

/** `within`: seconds for each request, and some more for the command. @default 60 */
export type KubectlOptions = Pick<RunOptions, 'input' | 'within'>;

/** A namespace, through kubectl: what a learner would type. Every call is bounded; those that return a value throw kubectl's message. */
export class Kube {
  constructor(
    /** How kubectl is called for this cluster: the program, `--kubeconfig`, `--context`. */
    readonly kubectl: readonly string[],
    readonly namespace: string,
  ) {}

  /** The command line of kubectl in this namespace; `within` seconds bound each of its requests, 0 none. */
  argv(args: readonly string[], within = 60): string[] {
    return [...this.kubectl, '--namespace', this.namespace, '--request-timeout', `${within}s`, ...args];
  }

  /** Any kubectl command. Throws a Problem where there is no kubectl, never for what it answers. */
  raw(args: readonly string[], { within = 60, ...options }: KubectlOptions = {}): Promise<Finished> {
    return run(this.argv(args, within), { within: within + 5, ...options }).catch((thrown) => {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
      throw new Problem(`${this.kubectl[0]} : kubectl est introuvable ; installez-le (https://kubernetes.io/fr/docs/tasks/tools/).`);
    });
  }

  /** Any kubectl command that must succeed; its output. */
  async run(args: readonly string[], options: KubectlOptions = {}): Promise<string> {
    const { ok, stdout, stderr } = await this.raw(args, options);
    if (!ok) throw new Error(`kubectl ${args.join(' ')} : ${(stderr || stdout).trim()}`);
    return stdout;
  }

  /** The object `kind/name`. */
  async get<T = KubeObject>(ref: string): Promise<T> {
    return JSON.parse(await this.run(['get', ref, '-o', 'json']));
  }

  /** The object `kind/name`, or `undefined` where there is none. */
  async find<T = KubeObject>(ref: string): Promise<T | undefined> {
    const text = await this.run(['get', ref, '-o', 'json', '--ignore-not-found']);
    return text.trim() === '' ? undefined : JSON.parse(text);
  }

  /** The objects of one or several kinds (`pods,services`), those of a label selector if there is one. */
  async list<T = KubeObject>(kinds: string, selector?: string, args: readonly string[] = []): Promise<T[]> {
    const text = await this.run(['get', kinds, '-o', 'json', ...(selector ? ['-l', selector] : []), ...args]);
    return JSON.parse(text).items;
  }

  /** The pods that run and are not on their way out, oldest first. */
  async pods(selector?: string): Promise<KubeObject[]> {
    const pods = await this.list('pods', selector);
    return pods
      .filter(({ metadata, status }) => !metadata.deletionTimestamp && !['Succeeded', 'Failed'].includes(status.phase))
      .sort((a, b) => a.metadata.creationTimestamp.localeCompare(b.metadata.creationTimestamp));
  }

  /** Applies a file, or a text of YAML (it has a line break). Throws nothing that kubectl says. `serverSide` reads fields strictly. */
  apply(source: string, { serverSide = false, args = [] as readonly string[] } = {}): Promise<Finished> {
    const text = source.includes('\n');
    const mode = serverSide ? ['--server-side', '--validate=strict'] : [];
    return this.raw(['apply', ...mode, ...args, '-f', text ? '-' : source], text ? { input: source } : {});
  }

  /** Deletes `kind/name`, or what the arguments say, and waits until it is gone. */
  delete(...args: string[]): Promise<string> {
    return this.run(['delete', '--ignore-not-found', ...args], { within: 90 });
  }

  /** Runs a command in a container; its output. `target` is a pod, or `deploy/name`. */
  exec(target: string, argv: readonly string[], { container, input, within }: ExecOptions = {}): Promise<string> {
    const args = ['exec', ...(input === undefined ? [] : ['-i']), target, ...(container ? ['-c', container] : []), '--', ...argv];
    return this.run(args, { ...(input === undefined ? {} : { input }), ...(within === undefined ? {} : { within }) });
  }

  /** The journal of a pod, or of `deploy/name`. */
  logs(target: string, args: readonly string[] = []): Promise<string> {
    return this.run(['logs', target, ...args]);
  }

  /** A strategic merge patch, or another `type`. */
  patch(ref: string, patch: object, { type = 'strategic', args = [] as readonly string[] } = {}): Promise<string> {
    return this.run(['patch', ref, '--type', type, ...args, '-p', JSON.stringify(patch)]);
  }

  scale(ref: string, replicas: number): Promise<string> {
    return this.run(['scale', ref, `--replicas=${replicas}`]);
  }

  /** Sets labels (`role=old`), or removes one (`role-`). */
  label(ref: string, ...labels: string[]): Promise<string> {
    return this.run(['label', '--overwrite', ref, ...labels]);
  }

  /** `rollout('status', 'deploy/web')`, `restart`, `undo`, `history` …; bounded by `within` seconds. */
  rollout(verb: string, ref: string, { args = [] as readonly string[], within = 120 } = {}): Promise<string> {
    return this.run(['rollout', verb, ref, ...(verb === 'status' ? ['--timeout', `${within}s`] : []), ...args], { within });
  }

  /** `wait('pod/web', 'condition=Ready')`; throws after `within` seconds. `ref` may be several arguments: `['pods', '-l', 'app=web']`. */
  wait(ref: string | readonly string[], condition: string, within = 60): Promise<string> {
    const refs = typeof ref === 'string' ? [ref] : ref;
    return this.run(['wait', ...refs, `--for=${condition}`, '--timeout', `${within}s`], { within: within + 5 });
  }

  /** What happened, oldest first; of one object where `name` is given. */
  async events(name?: string): Promise<KubeObject[]> {
    const events = await this.list('events');
    return events
      .filter(({ involvedObject }) => name === undefined || involvedObject.name === name)
      .sort((a, b) => a.metadata.creationTimestamp.localeCompare(b.metadata.creationTimestamp));
  }
}

export interface ExecOptions {
  readonly container?: string;
  readonly input?: string;
  /** Seconds. @default 60 */
  readonly within?: number;
}
