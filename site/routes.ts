import { posix } from 'node:path';

/**
 * Where a page's source is in the site, as the file that VitePress writes: `charts/03-services/nodeport/guide.md` becomes
 * `03-services/nodeport/index.md`. A folder per page, so that any static server finds it with no rule of its own.
 */
export function routeOf(source: string): string {
  const path = source.replace(/^(charts|site\/pages)\//, '').replace(/\.md$/, '');
  const [, folder] = /^(.*\/|)(?:guide|index)$/.exec(path) ?? [];
  return `${folder ?? `${path}/`}index.md`;
}

/** The address of a page's source in the site: `/03-services/nodeport/`. */
export const addressOf = (source: string): string => `/${routeOf(source).replace(/index\.md$/, '')}`;

/**
 * An address of the site as seen from one of its pages: `../clusterip/`. A relative one holds wherever the site is put; it
 * starts with a dot so that it cannot be taken for a file of the page's own folder.
 */
export function relativeAddress(from: string, to: string): string {
  const path = posix.relative(from, to);
  return path === '' ? './' : `${path.startsWith('.') ? path : `./${path}`}/`;
}
