import { parse } from 'yaml';
import { oneOf } from '../../system/problems';

/** The text of one object of a manifest, as it stands there: `Service/web`. Throws an Error that names those there are. */
export function excerpt(manifest: string, name: string): string {
  const texts = manifest.replace(/^(#.*\n)+/, '').split(/^---\n/m);
  const names = texts.map(nameOf);
  const at = names.indexOf(name);
  if (at < 0) throw new Error(`ce manifeste n'a pas d'objet « ${name} » ; il a ${oneOf(names)}.`);
  return texts[at] as string;
}

function nameOf(text: string): string {
  const { kind, metadata } = parse(text) as { kind?: string; metadata?: { name?: string } };
  return `${kind}/${metadata?.name}`;
}
