import { onMounted, onUnmounted } from 'vue';

/** On paper nothing can be unfolded: everything that is folded opens for the time of printing. */
export function openWhenPrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  const open = () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
    for (const details of opened) details.open = true;
  };
  const close = () => {
    for (const details of opened) details.open = false;
  };
  onMounted(() => {
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', close);
  });
  onUnmounted(() => {
    window.removeEventListener('beforeprint', open);
    window.removeEventListener('afterprint', close);
  });
}
