/** What go says when the network fails it: trying again may help. */
export const unreachable =
  /dial tcp|i\/o timeout|no such host|connection re(fused|set)|TLS handshake|unexpected EOF|proxyconnect|5\d\d (Bad Gateway|Service|Gateway)/;

const remedies: readonly (readonly [RegExp, string])[] = [
  [/no space left on device/, 'le disque est plein ; libérez de la place, puis relancez.'],
  [/signal: killed|cannot allocate memory|out of memory/, 'la mémoire a manqué ; fermez des programmes, puis relancez.'],
  [unreachable, "les sources ne se téléchargent pas ; vérifiez l'accès au réseau, ou la variable GOPROXY, puis relancez."],
  [/403 Forbidden|404 Not Found|410 Gone/, 'le dépôt de modules (GOPROXY) refuse ou ne connaît pas une version ; essayez-en un autre.'],
  [/checksum mismatch|SECURITY ERROR/, 'un module téléchargé n’est pas celui que go.sum décrit ; vérifiez GOPROXY.'],
];

/** In French: what to do about what go said. */
export function remedyFor(said: string): string {
  return remedies.find(([symptom]) => symptom.test(said))?.[1] ?? "c'est une erreur du code ou de son go.mod.";
}
