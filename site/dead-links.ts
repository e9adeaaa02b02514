import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The addresses of a built site that lead nowhere in it: pages, files and anchors. Each with the page that has it. */
export function deadLinks(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.split('\\').join('/'));
  const pages = new Map(files.filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const anchors = new Map([...pages].map(([page, html]) => [page, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))]));
  const dead = new Set<string>();
  for (const [page, html] of pages) {
    for (const [, address] of html.matchAll(/<[^>]*\s(?:href|src)="([^"]*)"/g)) {
      if (/^[a-z][a-z+.-]*:/i.test(address as string)) continue;
      const [path = '', anchor] = decodeURI((address as string).replaceAll('&amp;', '&')).split('#');
      const target = resolve(folder, posix.join(posix.dirname(page), path === '' ? posix.basename(page) : path));
      if (target === undefined || (anchor && !anchors.get(target)?.has(anchor))) dead.add(`${page} → ${address}`);
    }
  }
  return [...dead];
}

/** The file that a server would send; `undefined` when there is none, or when it is out of the site. */
function resolve(folder: string, path: string): string | undefined {
  if (path.startsWith('..') || !existsSync(join(folder, path))) return undefined;
  return statSync(join(folder, path)).isDirectory() ? resolve(folder, posix.join(path, 'index.html')) : path;
}
