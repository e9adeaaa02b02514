import { onMounted, onUnmounted, type Ref, readonly, ref } from 'vue';

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

function read(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
