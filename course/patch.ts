import { JsonPatch } from 'cdk8s';
import { messageOf } from '../system/problems';
import { FieldPath } from './field-path';

/** Plain data, as it is printed. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * Sets a field of the object, or adds it where the map that holds it is there. Throws when that map is not, or the path names
 * an item that the object has not.
 */
export function patch(object: object, path: string, value: Plain): JsonPatch {
  const keys = placed(path, object);
  const pointer = `/${keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  // In a list, JSON Patch's « add » would put the value before the item.
  return typeof keys.at(-1) === 'number' ? JsonPatch.replace(pointer, value) : JsonPatch.add(pointer, value);
}

function placed(path: string, object: object): (string | number)[] {
  const field = new FieldPath(path);
  try {
    return field.orNewIn(object);
  } catch (error) {
    throw new Error(`Le champ ${path} ne peut pas être modifié. ${messageOf(error)}`);
  }
}
