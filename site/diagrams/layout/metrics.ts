/**
 * How wide a text will be. The reader's own system font is used, which nobody can measure at build time: these are Arial's widths
 * (in thousandths of the size), widened by the difference with the widest system fonts in use.
 */
const widths: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijl'’|.,:;!]/, 250],
  [/[ft()[\]/\\r \-*·]/, 320],
  [/[mM@…→]/, 900],
  [/[wWœ%]/, 860],
  [/[A-Z&]/, 700],
];

/** DejaVu Sans and Segoe UI are wider than Arial; a bold face is wider than the regular one. */
const widest = 1.13;
const bolder = 1.08;

export interface Font {
  readonly size: number;
  readonly bold?: boolean;
}

/** The three sizes of text of a diagram, as diagrams.css sets them. */
export const fonts = {
  kind: { size: 11 },
  name: { size: 14, bold: true },
  detail: { size: 11.5 },
} as const satisfies Record<string, Font>;

/** The height of a line, in pixels. */
export const lineHeight = ({ size }: Font): number => Math.round(size * 1.35);

/** An upper bound of the width of a text, in pixels. */
export function textWidth(text: string, { size, bold = false }: Font): number {
  // Accents change no width: é is as wide as e.
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')];
  const thousandths = letters.reduce((sum, letter) => sum + (widths.find(([characters]) => characters.test(letter))?.[1] ?? 556), 0);
  return Math.ceil((thousandths * size * widest * (bold ? bolder : 1)) / 1000);
}
