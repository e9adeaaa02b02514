import type { ApiObject } from 'cdk8s';

/** Where a field is in an object: `spec.ports.0.nodePort`, or its keys one by one where a key has a dot. */
export type FieldPath = string | readonly (string | number)[];

/** A teacher's word about one field of an object, printed as a comment beside it. */
export interface Note {
  readonly path: readonly string[];
  readonly text: string;
}

const kind = 'kube-etapes:note';

/** The keys on the way to a field. */
export const keysOf = (path: FieldPath): string[] => (typeof path === 'string' ? path.split('.') : path.map(String));

/** A note on data that is no construct, such as a tool's configuration. */
export const note = (path: FieldPath, text: string): Note => ({ path: keysOf(path), text });

/** Attaches a note to a field. The field must exist when the object is printed. */
export function addNote(object: ApiObject, path: FieldPath, text: string): void {
  if (text.trim() === '' || /[\p{Cc}\u2028\u2029]/u.test(text)) {
    throw new Error(`La note « ${text} » de ${object.kind} ${object.name} doit tenir sur une ligne, non vide.`);
  }
  object.node.addMetadata(kind, note(path, text));
}

/** The notes of an object, in the order they were attached. */
export function notesOf(object: ApiObject): Note[] {
  return object.node.metadata.filter((entry) => entry.type === kind).map((entry) => entry.data as Note);
}
