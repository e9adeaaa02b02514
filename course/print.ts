import { Document, isMap, isScalar, isSeq, Pair, Scalar, type ScalarTag, type Tags, YAMLMap, YAMLSeq } from 'yaml';
import { messageOf } from '../system/problems';
import type { FieldPath } from './field-path';
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
export function printManifest(header: readonly string[], printables: readonly Printable[], print = printObject): string {
  const comment = header.map((line) => `# ${line}\n`).join('');
  return comment + printables.map((printable) => print(printable)).join('---\n');
}

/** No line is folded: not even in double quotes, where the library would lose a space between two line breaks. */
const layout = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY, directives: false };

/** Prints one object, or any plain data, as a YAML document. */
export function printObject({ object, notes }: Printable): string {
  const contents = toNode(object);
  for (const note of notes) attach(contents, note, object);
  const document = new Document(undefined, { version: '1.1', schema });
  document.contents = contents as typeof document.contents;
  return escapeUnprintable(document.toString(layout));
}

function toNode(value: unknown, key = ''): YamlNode {
  if (Array.isArray(value)) {
    const list = new YAMLSeq<YamlNode>();
    list.items = value.map((item) => toNode(item));
    return list;
  }
  if (value === null || typeof value !== 'object') return toScalar(value, key);
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

/** Numbers that people write in octal: 0555, where Kubernetes stores 365. */
const fileModes = new Set(['defaultMode', 'mode']);

function toScalar(value: unknown, key = ''): Scalar {
  const scalar = new Scalar(value);
  if (fileModes.has(key) && Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0o777) scalar.format = 'OCT';
  if (typeof value === 'string' && mustBeQuoted(value)) scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

/** A tab is fine in a block of lines (a script, a Makefile), but not before its first word, nor in a plain string. */
const misplacedTab = /^\n*\t|^[^\n]*\t[^\n]*$/;
/** A block without a word would have no indentation to tell its spaces from. */
const onlySpace = /^[ \t\n]*$/;

function mustBeQuoted(text: string): boolean {
  return unprintable.test(text) || misread.test(text) || misplacedTab.test(text) || onlySpace.test(text);
}

/** A number with an exponent has a dot in YAML 1.1 (yaml.org/type/float): there, `1e+21` is a string. */
const exponent: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: (value) => typeof value === 'number' && /^-?\de/.test(String(value)),
  test: /^-?\d\.0e[-+]\d+$/,
  resolve: Number,
  stringify: ({ value }) => String(value).replace('e', '.0e'),
};

/** The tags of YAML 1.1, where `<<` is a string like any other. Made once: they take longer to put together than an object to print. */
const { schema } = new Document(undefined, {
  version: '1.1',
  customTags: (tags: Tags): Tags => [exponent, ...tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:merge')],
});

/** Only double-quoted strings hold such code points here, so that an escape means the same as the character. */
function escapeUnprintable(text: string): string {
  return text.replace(new RegExp(unprintable, 'gu'), (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Puts a note beside a one-line value, above everything longer. */
function attach(root: YamlNode, { path, text }: Note, object: object): void {
  const trail: YamlNode[] = [root];
  let pair: Pair<Scalar, YamlNode> | undefined;
  for (const key of keysOf(path, text, object)) {
    const holder = trail.at(-1);
    pair = isMap<Scalar, YamlNode>(holder) ? holder.items.find((item) => item.key.value === key) : undefined;
    trail.push((isSeq<YamlNode>(holder) ? holder.items[Number(key)] : pair?.value) as YamlNode);
  }
  const [list, holder, node] = [trail.at(-3), trail.at(-2), trail.at(-1) as YamlNode];
  const comment = ` ${text}`;
  if (isScalar(node) && !String(node.value).includes('\n')) {
    if (node.comment) throw new Error(`Le champ ${path.text} a deux notes, dont « ${text} » : gardez-en une.`);
    node.comment = comment;
  } else if (pair === undefined) {
    putAbove(node, comment);
  } else if (isSeq(list) && isMap<Scalar>(holder) && holder.items[0] === pair) {
    // Above the item's dash, where a reader looks, and not between the dash and its first key.
    putAbove(holder, comment);
  } else {
    putAbove(pair.key, comment);
  }
}

function keysOf(path: FieldPath, text: string, object: object): (string | number)[] {
  try {
    return path.in(object);
  } catch (error) {
    throw new Error(`La note « ${text} », en ${path.text}, n'a pas sa place. ${messageOf(error)}`);
  }
}

function putAbove(node: YamlNode, comment: string): void {
  node.commentBefore = node.commentBefore ? `${node.commentBefore}\n${comment}` : comment;
}
