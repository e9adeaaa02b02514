import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What VitePress tells a plugin of the page that it renders. */
export interface Environment {
  /** The page's file; where VitePress gives it another address, `realPath` is the file and this is not. */
  readonly path?: string;
  readonly realPath?: string;
  /** The page is read for the search index: what is copied from dist/ is left out of it. */
  readonly indexing?: boolean;
}

/** The source of the page being rendered, from the repository's root: `charts/03-services/nodeport/guide.md`. */
export const sourceOf = ({ realPath, path = '' }: Environment): string => relative('.', realPath ?? path);

/** An error about a line of a page. `body` is the page without its frontmatter, and `line` a line of it, from 0. */
export function refusal(environment: Environment, body: string, line: number, problem: string): Error {
  const source = sourceOf(environment);
  const text = existsSync(source) ? readFileSync(source, 'utf8') : '';
  const offset = text.endsWith(body) ? text.slice(0, -body.length).split('\n').length - 1 : 0;
  return new Error(`${source}, ligne ${line + offset + 1} : ${problem}`);
}
