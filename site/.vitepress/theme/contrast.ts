import { onMounted, type Ref, ref } from 'vue';

/** High contrast: what the reader chose here, or else what their system asks for. The script of head.ts applies it before that. */
export function useContrast(): { high: Ref<boolean>; toggle: () => void } {
  const high = ref(false);
  onMounted(() => {
    high.value = document.documentElement.classList.contains('contrast');
  });
  const toggle = () => {
    high.value = !high.value;
    document.documentElement.classList.toggle('contrast', high.value);
    try {
      localStorage.setItem('kube-etapes:contraste', high.value ? 'oui' : 'non');
    } catch {
      // Refused: the choice lasts a visit.
    }
  };
  return { high, toggle };
}
