import { onMounted, onUnmounted } from 'vue';

/** A diagram's button shows it as large as the window, in a dialog that Escape closes, wherever the diagram stands. */
export function enlargeDiagrams(): void {
  const onClick = ({ target }: MouseEvent) => {
    const figure = (target as Element).closest('.diagram-enlarge')?.closest('.diagram');
    const picture = figure?.querySelector('.schema');
    if (picture) show(picture);
  };
  onMounted(() => window.addEventListener('click', onClick));
  onUnmounted(() => window.removeEventListener('click', onClick));
}

function show(picture: Element): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'diagram-dialog';
  dialog.setAttribute('aria-label', picture.getAttribute('aria-label') ?? 'Schéma');
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Fermer';
  close.addEventListener('click', () => dialog.close());
  dialog.append(close, picture.cloneNode(true));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
