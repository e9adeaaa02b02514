import { relative } from 'node:path/posix';
import type { Plugin } from 'vite';
import { lostPage } from './lost-page';

/*
 * One build that works wherever it is put: at the root of a server, under a path of GitHub Pages, in a folder of a USB key.
 *
 * VitePress builds for a base path that is known beforehand; this one is built for `/`. Three things make it movable: addresses in
 * the HTML become relative to their page; a script tells VitePress, in the browser, where the site really is; and the code that
 * asks for other files is built to look there.
 */

/** Where the site is, once its script has run: `/cours/`. */
const base = 'globalThis.__BASE__';

/** VitePress' hook: makes one page's HTML movable. */
export function relocate(html: string, _file: string, { page }: { page: string }): string {
  if (page === '404.md') return lostPage;
  const up = relative(`/${page}/..`, '/');
  const here = (address: string) => `${up === '' ? '.' : up}/${address.replace(/(^|\/)(?=#|$)/, '$1index.html')}`;
  const movable = html.replace(/(<[^>]*? (?:href|src)=")\/(?!\/)([^"]*)/g, (_, before, address) => `${before}${here(address)}`);
  return movable.replace('</body>', `<script>${settle(up)}</script></body>`);
}

/** Runs before VitePress' own code. Addresses become whole, so that they still hold when the reader has gone to another page. */
const settle = (up: string): string =>
  `${base}=new URL('${up === '' ? '.' : up}/',location.href).pathname;__VP_SITE_DATA__.base=${base};` +
  `for(const link of document.links){const url=new URL(link.href);if(url.origin===location.origin)link.href=url.href.replace(/index\\.html(?=#|$)/,'')}`;

/** The same for what is built from code. */
export function relocatable(): Plugin {
  return {
    name: 'kube-etapes:relocatable',
    apply: 'build',
    config: () => ({
      define: { 'import.meta.env.BASE_URL': base },
      experimental: { renderBuiltUrl: () => ({ relative: true }) },
    }),
    // The search index names pages by their address.
    transform(code, id) {
      if (!id.startsWith('/@localSearchIndex') || !code.startsWith('export default "')) return undefined;
      return `const index = JSON.parse(${code.slice('export default '.length)});
for (const id in index.documentIds) index.documentIds[id] = ${base} + index.documentIds[id].slice(1);
export default JSON.stringify(index)`;
    },
  };
}
