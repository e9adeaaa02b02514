import { Document, isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { byWrittenOrder } from './key-order';
import type { Note } from './note';

/** An object of the Kubernetes API as plain data, with the teacher's notes on its fields. */
export interface Printable {
  readonly object: object;
  readonly notes: readonly Note[];
}

type YamlNode = Scalar | YAMLMap<Scalar, YamlNode> | YAMLSeq<YamlNode>;

/**
 * Prints a manifest: the header as comments, then one YAML document per object.
 *
 * Strings are quoted for readers of YAML 1.1, as kubectl is (sigs.k8s.io/yaml): there `yes`, `on`, `0123`, `1e3` and `1:30` are
 * no strings. Throws when a note names a field that the object does not have.
 */
export function printManifest(header: readonly string[], printables: readonly Printable[]): string {
  const comment = header.map((line) => `# ${line}\n`).join('');
  return comment + printables.map(printObject).join('---\n');
}

/** Prints one object, or any plain data, as a YAML document. */
export function printObject({ object, notes }: Printable): string {
  const contents = toNode(object);
  for (const note of notes) attach(contents, note);
  const document = new Document(undefined, { version: '1.1' });
  document.contents = contents as typeof document.contents;
  return escapeUnprintable(document.toString({ lineWidth: 0, directives: false }));
}

function toNode(value: unknown, key = ''): YamlNode {
  if (Array.isArray(value)) {
    const list = new YAMLSeq<YamlNode>();
    list.items = value.map((item) => toNode(item));
    return list;
  }
  if (value === null || typeof value !== 'object') return toScalar(value);
  const map = new YAMLMap<Scalar, YamlNode>();
  map.items = byWrittenOrder(Object.entries(value), key)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => new Pair<Scalar, YamlNode>(toScalar(name), toNode(item, name)));
  return map;
}

/** Code points that YAML 1.1 readers refuse, or take for a line break, unless they are escaped (yaml.org/spec/1.1, 5.1 and 5.4). */
const unprintable = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** Plain strings that the printing library would leave bare and that YAML 1.1 or Go's reader take for something else. */
const misread = /^(?:[-+]?0o[0-7_]+|<<|=)$/i;

function toScalar(value: unknown): Scalar {
  const scalar = new Scalar(value);
  if (typeof value === 'string' && (unprintable.test(value) || misread.test(value))) scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

/** Only double-quoted strings hold such code points here, so that an escape means the same as the character. */
function escapeUnprintable(text: string): string {
  return text.replace(new RegExp(unprintable, 'gu'), (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Puts a note beside a one-line value, above everything longer. */
function attach(root: YamlNode, note: Note): void {
  const trail: YamlNode[] = [root];
  let pair: Pair<Scalar, YamlNode> | undefined;
  for (const key of note.path) {
    const holder = trail.at(-1);
    pair = isMap<Scalar, YamlNode>(holder) ? holder.items.find((item) => item.key.value === key) : undefined;
    const node = isSeq<YamlNode>(holder) ? holder.items[Number(key)] : pair?.value;
    if (!node) {
      throw new Error(`La note « ${note.text} » vise le champ ${note.path.join('.')}, absent de l'objet : corrigez son chemin.`);
    }
    trail.push(node);
  }
  const [above, holder, node] = [trail.at(-3), trail.at(-2), trail.at(-1)];
  const comment = ` ${note.text}`;
  if (isScalar(node) && !String(node.value).includes('\n')) {
    node.comment = comment;
  } else if (pair === undefined) {
    (node as YamlNode).commentBefore = comment;
  } else if (isSeq(above) && isMap(holder) && holder.items[0] === pair) {
    // Above the item's dash, where a reader looks, and not between the dash and its first key.
    holder.commentBefore = comment;
  } else {
    pair.key.commentBefore = comment;
  }
}
