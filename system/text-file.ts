import { lstatSync, readFileSync, statSync } from 'node:fs';
import { messageOf, Problem } from './problems';
import { visible } from './visible';

/**
 * The text of a file that a person wrote, in UTF-8, its line breaks as LF and without the mark (BOM) that some Windows editors put in
 * front: what the author sees, and nothing else.
 *
 * Throws a Problem that names the file: there is none, another encoding, zero bytes, line breaks of old Macs.
 */
export function readTextFile(path: string): string {
  try {
    return decode(readBytes(path));
  } catch (error) {
    throw new Problem(`${visible(path, { longest: 4096 })} : ${messageOf(error)}.`);
  }
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new Error('ce fichier est en UTF-16 ; enregistrez-le en UTF-8 dans votre éditeur');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    throw new Error("ce fichier n'est pas en UTF-8 ; enregistrez-le en UTF-8 dans votre éditeur");
  }
  const odd = text.search(/[\0\r]/);
  if (odd < 0) return text;
  const line = text.slice(0, odd).split('\n').length;
  throw new Error(
    text[odd] === '\0'
      ? `ligne ${line} : un octet nul ; ce n'est pas un fichier de texte en UTF-8, enregistrez-le ainsi dans votre éditeur`
      : `ligne ${line} : un retour chariot (\\r) sans saut de ligne ; enregistrez ce fichier avec des fins de ligne LF`,
  );
}

function readBytes(path: string): Buffer {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (entry === undefined) throw new Error("ce fichier n'existe pas ; créez-le");
  try {
    const there = statSync(path);
    if (there.isDirectory()) throw new Error("c'est un dossier, un fichier est attendu ; renommez ou supprimez ce dossier");
    // A pipe or a device would be read for ever.
    if (!there.isFile()) throw new Error("ce n'est pas un fichier ordinaire ; mettez un fichier de texte à sa place");
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (entry.isSymbolicLink() && ['ENOENT', 'ELOOP', 'ENOTDIR'].includes(code))
      throw new Error('ce lien ne mène à aucun fichier ; refaites-le, ou supprimez-le');
    throw new Error(`fichier illisible (${code}) ; vérifiez ses droits, ou supprimez-le`);
  }
}
