import type { KubeObject } from '../imports/kube-object';
import type { Finished } from '../system/process';
import { Kubectl } from './kubectl';

/** A namespace, through kubectl: what a learner would type. Methods that return a value throw kubectl's message. */
export class Kube extends Kubectl {
  constructor(
    command: readonly string[],
    readonly namespace: string,
  ) {
    super(command);
  }

  override argv(args: readonly string[], within?: number): string[] {
    return super.argv(['--namespace', this.namespace, ...args], within);
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
