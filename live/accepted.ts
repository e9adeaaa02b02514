import type { KubeObject } from '../imports/kube-object';
import type { Kube } from './kube';

/** Applies the very file, field by field. Throws what the server refuses, what it drops without a word, and warnings that no pattern expects. */
export async function applied(
  kube: Kube,
  file: string,
  objects: readonly KubeObject[],
  warns: readonly RegExp[],
  args: readonly string[] = [],
): Promise<void> {
  const { ok, stdout, stderr } = await kube.apply(file, { serverSide: true, args: ['-o', 'json', ...args] });
  if (!ok) throw new Error(`${file} est refusé : ${stderr.trim()}`);
  const warnings = stderr.split('\n').filter((line) => line.startsWith('Warning:'));
  const unexpected = warnings.filter((line) => !warns.some((pattern) => pattern.test(line)));
  if (unexpected.length > 0) throw new Error(`${file} donne un avertissement que l'étape n'annonce pas : ${unexpected.join(' ')}`);
  const answer = JSON.parse(stdout);
  const answered: KubeObject[] = answer.kind === 'List' ? answer.items : [answer];
  const lost = objects.flatMap((sent) => {
    const got = answered.find(({ kind, metadata }) => kind === sent.kind && metadata.name === sent.metadata.name);
    return got ? dropped(sent, got, `${sent.kind}/${sent.metadata.name}`) : [`${sent.kind}/${sent.metadata.name}`];
  });
  if (lost.length > 0) throw new Error(`${file} : le serveur a laissé tomber ${lost.join(', ')}`);
}

/** The fields of what was sent that the answer lacks. */
function dropped(sent: unknown, got: unknown, path: string): string[] {
  // The server leaves out what is empty, and turns stringData into data.
  if (sent === null || sent === '' || path.endsWith('.stringData')) return [];
  if (typeof sent !== 'object') return got === undefined && sent !== false && sent !== 0 ? [path] : [];
  if (Object.keys(sent).length === 0) return [];
  if (got === undefined || got === null) return [path];
  return Object.entries(sent).flatMap(([key, value]) => dropped(value, (got as Record<string, unknown>)[key], `${path}.${key}`));
}
