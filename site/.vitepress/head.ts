import type { HeadConfig } from 'vitepress';

/** Three rising steps, drawn in the address: no file to ask for. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d4fb8"/><path d="M7 25v-6h6v-6h6V7h6v18z" fill="#fff"/></svg>';

/** Before anything is drawn: the contrast that the reader has asked for, here or in their system. */
const contrast = `(() => {
  let chosen = null
  try { chosen = localStorage.getItem('kube-etapes:contraste') } catch {}
  const more = chosen === null ? matchMedia('(prefers-contrast: more)').matches : chosen === 'oui'
  document.documentElement.classList.toggle('contrast', more)
})()`;

export const head: HeadConfig[] = [
  ['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(icon)}` }],
  ['meta', { name: 'color-scheme', content: 'light dark' }],
  ['script', { id: 'contrast' }, contrast],
];
