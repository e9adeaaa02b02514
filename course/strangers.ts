import { join } from 'node:path';
import type { Standing } from './output-folder';

/** How many strangers of one folder are named; the others are counted. */
const named = 3;

/**
 * What stands in an output folder and is not the course's, a sentence for each folder that holds some: a whole folder of other things
 * is named once. `ours` are the files that the course makes or has made.
 */
export function strangersIn(folder: string, { files, odd, folders }: Standing, ours: ReadonlySet<string>): string[] {
  const ourFolders = new Set([...ours].flatMap(foldersAbove));
  const strange = [...files, ...odd, ...folders].filter((path) => !ours.has(path) && !ourFolders.has(path));
  // Odd ones in the place of a folder of ours: what would be written below is not ours to write.
  const misplaced = [...files, ...odd].filter((path) => ourFolders.has(path)).sort();
  const byFolder = new Map<string, string[]>();
  for (const path of strange.sort()) {
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (above !== '' && !ourFolders.has(above)) continue; // Its folder is named.
    byFolder.set(above, [...(byFolder.get(above) ?? []), path.slice(above === '' ? 0 : above.length + 1)]);
  }
  return [
    ...misplaced.map((path) => `${join(folder, path)} : un fichier ou un lien est à la place de ce dossier ; déplacez-le ou supprimez-le.`),
    ...[...byFolder].map(([above, names]) => sentence(join(folder, above), names)),
  ];
}

function sentence(place: string, names: readonly string[]): string {
  const shown = names.slice(0, named).join(', ');
  const more = names.length > named ? ` et ${names.length - named} autres` : '';
  return names.length === 1
    ? `${join(place, shown)} : ce n'est pas du cours, qui n'y touche pas ; choisissez un autre dossier, ou déplacez-le.`
    : `${place} : ${shown}${more} ne sont pas du cours, qui n'y touche pas ; choisissez un autre dossier, ou déplacez-les.`;
}

/** `a/b/c` → `a`, `a/b`. */
const foldersAbove = (path: string): string[] => {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
};
