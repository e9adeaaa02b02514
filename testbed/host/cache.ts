import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of everything that is built once, and of the clusters (XDG Base Directory Specification). */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kube-etapes');
}
