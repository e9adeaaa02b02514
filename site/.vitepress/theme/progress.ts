import { onMounted, onUnmounted, type Ref, readonly, ref } from 'vue';
import type { Part } from './course.data';

const key = 'kube-etapes:terminees';
const finished = ref<readonly string[]>([]);

/** The addresses of the steps that the reader has finished, in this browser. */
export const done: Readonly<Ref<readonly string[]>> = readonly(finished);

/** Follows what is stored, once on each page: another window may change it. Where storage is refused, progress lasts a visit. */
export function followProgress(): void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === key || event.key === null) finished.value = read();
  };
  onMounted(() => {
    finished.value = read();
    window.addEventListener('storage', onStorage);
  });
  onUnmounted(() => window.removeEventListener('storage', onStorage));
}

/** Marks a step as finished, or as not. */
export function toggle(address: string): void {
  finished.value = finished.value.includes(address) ? finished.value.filter((other) => other !== address) : [...finished.value, address];
  try {
    localStorage.setItem(key, JSON.stringify(finished.value));
  } catch {
    // Refused: nothing is kept.
  }
}

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
      return `[data-part=${JSON.stringify(part.address)}]::after{content:"${short}";content:"${short}" / "${count} étapes sur ${part.steps.length} terminées"}`;
    });
  return [...ticks, ...counts].join('\n');
}

function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
