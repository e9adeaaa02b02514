import type { Sketch } from './sketch';

/** A selector that no pod satisfies is what some labs are about: the hole is drawn. */
export function drawNobody(sketch: Sketch, from: string, wanted: string): void {
  const says = `cherche les pods qui portent ${wanted} : ce fichier n'en crée aucun`;
  sketch.link({ from, to: nobody(sketch, wanted), kind: 'selects', says });
}

/** The pods that someone looks for and that no object of the manifest makes. */
export function nobody(sketch: Sketch, wanted: string): string {
  const noun = `les pods ${wanted}, que ce fichier ne crée pas,`;
  return sketch.add({
    id: `nobody/${wanted}`,
    family: 'pod',
    kind: '',
    name: 'aucun pod',
    details: [wanted],
    noun,
    plural: true,
    unnamed: true,
    absent: true,
  });
}
