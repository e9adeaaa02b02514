import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type MarkdownIt from 'markdown-it';
import { addressOf, relativeAddress } from '../routes';
import { type Environment, refusal, sourceOf } from './place';

/** Makes links to sources of pages (`../clusterip/guide.md#essentiel`) links to their addresses, relative to the page's own. */
export function pageLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.push('page-links', ({ tokens, env, src }) => {
    const from = sourceOf(env as Environment);
    for (const { children, map } of tokens) {
      for (const token of children ?? []) {
        const [, path, anchor = ''] = /^([^:#?]+\.md)(#.*)?$/.exec(String(token.attrGet('href') ?? '')) ?? [];
        if (token.type !== 'link_open' || path === undefined) continue;
        const source = posix.join(posix.dirname(from), decodeURI(path));
        if (!existsSync(source))
          throw refusal(
            env as Environment,
            src,
            map?.[0] ?? 0,
            `le lien « ${path} » mène à ${source}, qui n'existe pas ; corrigez le chemin.`,
          );
        token.attrSet('href', `${relativeAddress(addressOf(from), addressOf(source))}${anchor}`);
      }
    }
  });
}
