import { useData } from 'vitepress';
import { type ComputedRef, computed } from 'vue';
import { type Part, data as parts, type Step } from './course.data';

/** The step whose page this is, with its part. */
export function useStep(): ComputedRef<{ step: Step; part: Part } | undefined> {
  const address = useAddress();
  return computed(() => {
    for (const part of parts) {
      const step = part.steps.find((one) => one.address === address.value);
      if (step) return { step, part };
    }
    return undefined;
  });
}

/** The part whose opening this page is. */
export function usePart(): ComputedRef<Part | undefined> {
  const address = useAddress();
  return computed(() => parts.find((part) => part.address === address.value));
}

function useAddress(): ComputedRef<string> {
  const { page } = useData();
  return computed(() => `/${page.value.relativePath.replace(/index\.md$/, '')}`);
}
