import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { type Console, readConsole } from './console';

/** The sections of a step's page, in their order; the rest of a page is inside them. */
export const sections = [
  'Objectifs',
  "L'essentiel",
  'Schéma',
  'À vous',
  'Le manifeste',
  'Vérifier',
  'Pièges',
  'Nettoyer',
  'Pour aller plus loin',
] as const;
export type Section = (typeof sections)[number];

/** Sections that a page may go without. */
export const optional: readonly Section[] = ['Schéma', 'Vérifier'];

/** A fence that shows a terminal, and its line in the page (from 1). */
export interface Fence extends Console {
  readonly line: number;
}

/** The Markdown of a page, read. */
export interface Page {
  /** Minutes of work, stated. `undefined` on pages that are no step's. */
  readonly minutes: number | undefined;
  /** Ends « il vous faut : un namespace à vous, … ». */
  readonly needs: string | undefined;
  /** The commands touch nodes or what the cluster shares: nothing else runs meanwhile. */
  readonly exclusive: boolean;
  /** The terms that the page defines, each in bold; `|` separates words for one thing. */
  readonly defines: readonly string[];
  readonly title: string;
  /** Text of each level-2 heading, in order, with the Markdown below it. */
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly fences: readonly Fence[];
}

const markdown = new MarkdownIt();

/** Reads a page. Throws an Error that lists what is wrong with its head, or with its fences, each with its line. */
export function readPage(source: string): Page {
  const { data, body, offset } = frontmatter(source);
  const tokens = markdown.parse(body, {});
  const fences: Fence[] = [];
  const problems: string[] = [];
  for (const { type, info, content, map } of tokens) {
    if (type !== 'fence') continue;
    const line = (map?.[0] ?? 0) + 1 + offset;
    try {
      const read = readConsole(info, content);
      if (read) fences.push({ ...read, line });
    } catch (error) {
      problems.push(`ligne ${line} : ${(error as Error).message}.`);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { title, sections } = outline(tokens, body.split('\n'));
  return { ...data, title, sections, fences };
}

/** What the head of a page may say to the course, beside what it says to VitePress: how it is checked, and how it is written. */
const head: Readonly<Record<string, readonly [right: (value: unknown) => boolean, form: string]>> = {
  minutes: [(value) => typeof value === 'number', 'minutes: 25'],
  needs: [(value) => typeof value === 'string', 'needs: avoir fait l’étape pod'],
  exclusive: [(value) => typeof value === 'boolean', 'exclusive: true'],
  defines: [(value) => Array.isArray(value) && value.every((term) => typeof term === 'string'), 'defines: [pod, étiquettes|étiquette]'],
};

function frontmatter(source: string) {
  const [whole = '', yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
  const data = (parse(yaml) ?? {}) as Record<string, unknown>;
  const problems = Object.entries(head).flatMap(([key, [right, form]]) =>
    key in data && !right(data[key]) ? [`en-tête : « ${key}: ${JSON.stringify(data[key])} » ne convient pas ; écrivez « ${form} ».`] : [],
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { minutes, needs, exclusive = false, defines = [] } = data as Partial<Pick<Page, 'minutes' | 'needs' | 'exclusive' | 'defines'>>;
  return { data: { minutes, needs, exclusive, defines }, body: source.slice(whole.length), offset: whole.split('\n').length - 1 };
}

function outline(tokens: ReturnType<MarkdownIt['parse']>, lines: readonly string[]): Pick<Page, 'title' | 'sections'> {
  const headings = tokens.flatMap(({ type, tag, map, level }, index) =>
    type === 'heading_open' && level === 0 && map ? [{ tag, text: tokens[index + 1]?.content ?? '', from: map[1], at: map[0] }] : [],
  );
  const seconds = headings.filter(({ tag }) => tag === 'h2');
  return {
    title: headings.find(({ tag }) => tag === 'h1')?.text ?? '',
    sections: seconds.map(({ text, from }, index) => ({
      heading: text,
      text: lines.slice(from, seconds[index + 1]?.at).join('\n'),
    })),
  };
}
