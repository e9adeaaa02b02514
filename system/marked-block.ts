import { Problem } from './problems';
import { replaceFiles } from './replace-files';
import { readTextFile } from './text-file';

/**
 * A part of a Markdown file that a program writes. Two comments stand around it in the file, each on a line of its own:
 * `<!-- étapes : écrit par npm run synth -->` and `<!-- fin : étapes -->`.
 */
export interface MarkedBlock {
  readonly name: string;
  /** The command that writes it again. */
  readonly command: string;
}

const marksOf = ({ name, command }: MarkedBlock): readonly [begin: string, end: string] => [
  `<!-- ${name} : écrit par ${command} -->`,
  `<!-- fin : ${name} -->`,
];

/** Whether a text has a mark of a block, be it only one. */
export const isMarked = (text: string, block: MarkedBlock): boolean => marksOf(block).some((mark) => text.includes(mark));

/**
 * A text with new content between the two marks of a block. `file` is where the text came from, for messages.
 * Throws a Problem when a mark is missing or stands twice, or when the end stands before the beginning.
 */
export function withBlock(text: string, block: MarkedBlock, content: string, file: string): string {
  const [begin, end] = marksOf(block);
  const problems = [begin, end].flatMap((mark) => {
    const count = text.split(mark).length - 1;
    if (count === 1) return [];
    return [
      count === 0
        ? `${file} : la marque « ${mark} » manque ; remettez-la, seule sur sa ligne, ${mark === begin ? 'avant' : 'après'} ce que « ${block.command} » écrit.`
        : `${file} : la marque « ${mark} » y est ${count} fois, et rien ne dit laquelle est la bonne ; gardez-en une.`,
    ];
  });
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (problems.length === 0 && to < from) problems.push(`${file} : « ${end} » précède « ${begin} » ; échangez ces deux lignes.`);
  if (problems.length > 0) throw new Problem(problems);
  return `${text.slice(0, from + begin.length)}\n\n${content.trim()}\n\n${text.slice(to)}`;
}

/** Writes a block of a file again. Throws as withBlock does, and then the file is as it was. */
export function writeBlock(file: string, block: MarkedBlock, content: string): void {
  const before = readTextFile(file);
  const after = withBlock(before, block, content, file);
  if (after !== before) replaceFiles(new Map([[file, after]]));
}
