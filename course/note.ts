import type { ApiObject } from 'cdk8s';
import { FieldPath } from './field-path';

/** A teacher's word about one field of an object, printed as a comment beside it. */
export interface Note {
  readonly path: FieldPath;
  readonly text: string;
}

const kind = 'kube-etapes:note';

/** A note on a field. Throws when the path is malformed, or the text is not one line. */
export function note(path: string, text: string): Note {
  if (text.trim() === '' || /[\p{Cc}\u2028\u2029]/u.test(text)) {
    throw new Error(`La note « ${text} » sur ${path} doit tenir sur une ligne, non vide.`);
  }
  return { path: new FieldPath(path), text };
}

/** Attaches a note to a field. The field must exist when the object is printed. */
export function addNote(object: ApiObject, path: string, text: string): void {
  object.node.addMetadata(kind, note(path, text));
}

/** The notes of an object, in the order they were attached. */
export function notesOf(object: ApiObject): Note[] {
  return object.node.metadata.filter((entry) => entry.type === kind).map((entry) => entry.data as Note);
}
