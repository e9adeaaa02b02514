import { existsSync, readFileSync } from 'node:fs';
import type MarkdownIt from 'markdown-it';
import { addressOf, relativeAddress } from '../routes';
import { type Environment, sourceOf } from './place';
import { slug } from './slug';
import type { Token } from './token';

/*
 * The format of the glossary, site/pages/glossaire.md:
 *
 *   ### Pod
 *   <!-- formes : pod, pods -->
 *   Le plus petit objet que Kubernetes exécute…
 *
 * A term is a heading of level 3; level 2 groups them, as one likes. The comment below lists the words that are linked to it, as
 * they stand in pages: capitals count (« Service » is the object, « service » is a word of every day). Without a comment the
 * term itself is the only form; with an empty one (`<!-- formes : -->`) nothing is linked.
 */

/** The page of the glossary. */
export const glossarySource = 'site/pages/glossaire.md';

/** A form of a term, and the anchor of its definition. */
export type Forms = ReadonlyMap<string, string>;

/** Every form of the glossary with the anchor of its term. Throws an Error about a form that two terms claim. */
export function formsOf(glossary: string): Forms {
  const forms = new Map<string, string>();
  for (const [, term, listed] of glossary.matchAll(/^### +(.+?) *\n(?:\s*<!-- *formes *: *(.*?) *-->)?/gm)) {
    const anchor = slug(term as string);
    for (const form of (listed ?? (term as string)).split(',').map((word) => word.trim())) {
      if (form === '') continue;
      const other = forms.get(form);
      if (other !== undefined && other !== anchor)
        throw new Error(`${glossarySource} : la forme « ${form} » mène à deux termes, ${other} et ${anchor} ; gardez-la à un seul.`);
      forms.set(form, anchor);
    }
  }
  return forms;
}

/** Links the first use of each term in a page's prose to its definition: not in headings, code or links. */
export function glossaryLinks(markdown: MarkdownIt): void {
  const forms = existsSync(glossarySource) ? formsOf(readFileSync(glossarySource, 'utf8')) : new Map<string, string>();
  if (forms.size === 0) return;
  const longestFirst = [...forms.keys()].sort((a, b) => b.length - a.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_/.-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}_/-]|\\.\\p{L})`, 'gu');

  markdown.core.ruler.after('inline', 'glossary', ({ tokens, env, Token: Made }) => {
    const source = sourceOf(env as Environment);
    if (source === glossarySource) return;
    const address = relativeAddress(addressOf(source), addressOf(glossarySource));
    const linked = new Set<string>();
    for (const [index, { type, children }] of tokens.entries()) {
      if (type !== 'inline' || !children || tokens[index - 1]?.type === 'heading_open') continue;
      let inside = 0; // How many links are open here.
      tokens[index]!.children = children.flatMap((token) => {
        if (token.type === 'link_open') inside += 1;
        if (token.type === 'link_close') inside -= 1;
        return token.type === 'text' && inside === 0 ? split(token) : [token];
      });
    }

    /** A text and the links in it. */
    function split(token: Token): Token[] {
      const parts: Token[] = [];
      let from = 0;
      for (const { 0: form, index } of token.content.matchAll(pattern)) {
        const anchor = forms.get(form) as string;
        if (linked.has(anchor)) continue;
        linked.add(anchor);
        parts.push(text(token.content.slice(from, index)), ...link(form, `${address}#${anchor}`));
        from = index + form.length;
      }
      return from === 0 ? [token] : [...parts, text(token.content.slice(from))];
    }

    function text(content: string): Token {
      return Object.assign(new Made('text', '', 0), { content });
    }

    function link(form: string, href: string): Token[] {
      const open = new Made('link_open', 'a', 1);
      open.attrs = [
        ['href', href],
        ['class', 'term'],
      ];
      return [open, text(form), new Made('link_close', 'a', -1)];
    }
  });
}
