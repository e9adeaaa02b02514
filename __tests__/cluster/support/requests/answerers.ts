import type { Client } from './client';

/**
 * Which pods answer so many requests, and how often each, by name. Each request has a connection of its own, and `url` leads to
 * podinfo, which says its pod's name. Throws where one of them has no good answer.
 */
export async function answerers(client: Client, url: string, requests: number): Promise<Readonly<Record<string, number>>> {
  const argv = ['curl', '--silent', '--show-error', '--fail', '--noproxy', '*', '--max-time', '5', '--header', 'Connection: close'];
  const { ok, stdout, stderr } = await client.run([...argv, `${url}/api/info?[1-${requests}]`], 60);
  const names = [...stdout.matchAll(/"hostname": "([^"]+)"/g)].map(([, name]) => name as string);
  if (!ok || names.length !== requests) throw new Error(`${url} : ${names.length} réponses à ${requests} requêtes ; ${stderr.trim()}`);
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
