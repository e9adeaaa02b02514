import type { Part } from './course.data';

/** How many steps of a part are finished. */
export const doneIn = ({ steps }: Pick<Part, 'steps'>, finished: readonly string[]): number =>
  steps.filter(({ address }) => finished.includes(address)).length;

/** The marks of the sidebar, whose text VitePress writes once and for all: a tick for each finished step, a count for each part. */
export function marks(parts: readonly Part[], finished: readonly string[]): string {
  const ticks = finished.map((address) => `[data-step=${JSON.stringify(address)}]::after{content:"✓";content:"✓" / "terminée"}`);
  const counts = parts
    .map((part) => ({ part, count: doneIn(part, finished) }))
    .filter(({ count }) => count > 0)
    .map(({ part, count }) => {
      const short = `${count}/${part.steps.length}`;
      return `[data-part=${JSON.stringify(part.address)}]::after{content:"${short}";content:"${short}" / "${count} ${count > 1 ? 'étapes' : 'étape'} sur ${part.steps.length} ${count > 1 ? 'terminées' : 'terminée'}"}`;
    });
  return [...ticks, ...counts].join('\n');
}
