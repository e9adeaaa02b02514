import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { KubeObject } from '../../support/kube';
import { type CommandOptions, command, type Outcome } from './command';
import { type ClusterFacility, facility, type Prefix } from './facility';

/** How kubectl is called for a cluster: with its configuration, and never without an end. */
export const kubectlOf = ({ kubectl, kubeconfig, context }: ClusterFacility): Prefix => [
  ...kubectl,
  ...(kubeconfig ? ['--kubeconfig', kubeconfig] : []),
  ...(context ? ['--context', context] : []),
];

/** A namespace, through kubectl: what a learner would type. Every call is bounded; those that return a value throw kubectl's message. */
export class Kube {
  constructor(
    private readonly kubectl: Prefix,
    readonly namespace: string,
  ) {}

  /** The command line of kubectl in this namespace. */
  argv(args: readonly string[], within = 60): string[] {
    return [...this.kubectl, '--namespace', this.namespace, '--request-timeout', `${within}s`, ...args];
  }

  /** Any kubectl command; never throws. */
  raw(args: readonly string[], { within = 60, ...options }: CommandOptions = {}): Promise<Outcome> {
    return command(this.argv(args, within), { within: within + 5, ...options });
  }

  /** Any kubectl command that must succeed; its output. */
  async run(args: readonly string[], options: CommandOptions = {}): Promise<string> {
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

  /** Applies a file, or a text of YAML (it has a line break). Never throws. `serverSide` reads fields strictly. */
  apply(source: string, { serverSide = false, args = [] as readonly string[] } = {}): Promise<Outcome> {
    const text = source.includes('\n');
    const mode = serverSide ? ['--server-side', '--validate=strict'] : [];
    return this.raw(['apply', ...mode, ...args, '-f', text ? '-' : source], text ? { stdin: source } : {});
  }

  /** Deletes `kind/name`, or what the arguments say, and waits until it is gone. */
  delete(...args: string[]): Promise<string> {
    return this.run(['delete', '--ignore-not-found', ...args], { within: 90 });
  }

  /** Runs a command in a container; its output. `target` is a pod, or `deploy/name`. */
  exec(target: string, argv: readonly string[], { container, stdin, within }: ExecOptions = {}): Promise<string> {
    const args = ['exec', ...(stdin === undefined ? [] : ['-i']), target, ...(container ? ['-c', container] : []), '--', ...argv];
    return this.run(args, { ...(stdin === undefined ? {} : { stdin }), ...(within === undefined ? {} : { within }) });
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

  /** Opens a local port (below `facility.here`) that leads to a port of a pod or Service, until `close`. */
  portForward(target: string, port: number | string): Promise<{ readonly port: number; close(): Promise<void> }> {
    const args = ['--namespace', this.namespace, 'port-forward', '--address', '127.0.0.1', target, `:${port}`];
    const [program, ...rest] = [...this.kubectl, ...args] as [string, ...string[]];
    const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const close = () => {
      child.kill();
      return ended;
    };
    return new Promise((resolve, reject) => {
      let said = '';
      const fail = (why: string) => {
        clearTimeout(timer);
        close().then(() => reject(new Error(`kubectl port-forward ${target} :${port} : ${why} ${said.trim()}`)));
      };
      const timer = setTimeout(() => fail('rien après 20 s.'), 20_000);
      child.on('error', (error) => fail(error.message));
      child.on('close', () => fail('terminé.'));
      const hear = (data: Buffer) => {
        said += data;
        const local = /127\.0\.0\.1:(\d+) ->/.exec(said)?.[1];
        if (!local) return;
        clearTimeout(timer);
        resolve({ port: Number(local), close });
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
    });
  }

  /** The same namespace, seen with nothing but the token of one of its ServiceAccounts. */
  async as(serviceAccount: string): Promise<Kube> {
    const token = (await this.run(['create', 'token', serviceAccount])).trim();
    // An administrator's certificate would win over --token: the new configuration has the cluster alone.
    const { clusters } = parseYaml(await this.run(['config', 'view', '--raw', '--minify', '--flatten']));
    const name = 'account';
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name, cluster: clusters[0].cluster }],
      users: [{ name, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      'current-context': name,
    };
    const file = join(facility().scratch, `account-${randomUUID()}`);
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
    return new Kube([...this.kubectl, '--kubeconfig', file, '--context', name], this.namespace);
  }
}

export interface ExecOptions {
  readonly container?: string;
  readonly stdin?: string;
  /** Seconds. @default 60 */
  readonly within?: number;
}
