import { run } from '../../../../system/process';
import { facility } from '../facility/facility';

/** What the cluster's own etcd keeps under a key. */
export interface Kept {
  /** Kubernetes writes objects in protobuf: texts can be read in it. */
  readonly value: string;
  /** The revision of etcd that wrote it. */
  readonly revision: number;
}

async function ask(args: readonly string[]) {
  const { ok, stdout, stderr } = await run([...(facility().etcdctl ?? []), 'get', ...args, '--write-out=json'], { within: 20 });
  if (!ok) throw new Error(`etcdctl get ${args.join(' ')} : ${stderr.trim()}`);
  return (JSON.parse(stdout).kvs ?? []) as { key: string; value?: string; mod_revision: number }[];
}

const text = (base64 = ''): string => Buffer.from(base64, 'base64').toString();

/** The object under a key of etcd; `undefined` where there is none. */
export async function kept(key: string): Promise<Kept | undefined> {
  const [found] = await ask([key]);
  return found && { value: text(found.value), revision: found.mod_revision };
}

/** The keys of etcd that begin so, sorted. */
export const keysBelow = async (prefix: string): Promise<string[]> =>
  (await ask([prefix, '--prefix', '--keys-only'])).map(({ key }) => text(key)).sort();
