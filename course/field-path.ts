import { itemName, namesOf, ownName } from './item-names';

/** A piece of a path: a key, or what stands between brackets. */
interface Piece {
  readonly name: string;
  readonly bracketed: boolean;
  /** The path up to and with this piece. */
  readonly upTo: string;
}

const key = String.raw`[\w-]+`;
const piece = new RegExp(String.raw`\.(${key})|\[(${itemName})\]`, 'uy');
const plainKey = new RegExp(`^${key}$`);

/**
 * The path of a field, written as the API server writes it in its own errors: `spec.ports[http].nodePort`, `data[default.conf]`.
 *
 * Brackets hold the name of a list's item, or a key with a dot or a slash. An item that has a name is called by it, since its
 * index changes when another item comes before it: an index is for the items that have none, such as those of `spec.egress`.
 * https://pkg.go.dev/k8s.io/apimachinery/pkg/util/validation/field#Path
 */
export class FieldPath {
  private readonly pieces: readonly Piece[];

  /** Throws when the text is not the path of a field. */
  constructor(readonly text: string) {
    this.pieces = parse(text);
  }

  /** The keys and indexes that lead to the field. Throws, and names what is there, when the object has no such field. */
  in(object: object): (string | number)[] {
    return this.keys(object, false);
  }

  /** The same for a field that may be new, in a map that is there. */
  orNewIn(object: object): (string | number)[] {
    return this.keys(object, true);
  }

  private keys(object: object, orNew: boolean): (string | number)[] {
    let holder: unknown = object;
    let [above, field] = ['', ''];
    return this.pieces.map((piece, at) => {
      const place: Place = { piece, above, field, whose: whose(object), mayBeNew: orNew && at === this.pieces.length - 1 };
      const found = Array.isArray(holder) ? indexIn(holder, place) : keyIn(holder, place);
      [above, field] = [piece.upTo, piece.bracketed ? '' : piece.name];
      holder = (holder as Record<string | number, unknown>)[found];
      return found;
    });
  }
}

function parse(text: string): Piece[] {
  const dotted = `.${text}`; // The first key is then a piece like the others.
  const pieces: Piece[] = [];
  for (let at = 0; at < dotted.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const [, name, item] = piece.exec(dotted) ?? [];
    if (name === undefined && item === undefined) {
      throw new Error(
        `« ${text} » n'est pas le chemin d'un champ (à partir de « ${text.slice(Math.max(at - 1, 0))} ») : écrivez-le comme spec.ports[http].nodePort, ou data[default.conf] quand la clé a un point.`,
      );
    }
    pieces.push({ name: (name ?? item) as string, bracketed: name === undefined, upTo: dotted.slice(1, piece.lastIndex) });
  }
  return pieces;
}

interface Place {
  readonly piece: Piece;
  /** The path of what holds the piece: '' for the object itself. */
  readonly above: string;
  /** The last key of that path, by which the items of a list are known. */
  readonly field: string;
  readonly whose: string;
  readonly mayBeNew: boolean;
}

function keyIn(holder: unknown, { piece: { name, bracketed, upTo }, above, whose, mayBeNew }: Place): string {
  if (holder === null || typeof holder !== 'object')
    throw new Error(`Il n'y a pas de champ ${upTo} dans ${whose} : ${above} est une valeur simple, sans rien dessous.`);
  if (bracketed && plainKey.test(name)) {
    const dotted = above === '' ? name : `${above}.${name}`;
    throw new Error(
      `Dans ${upTo}, les crochets nomment l'élément d'une liste, ou une clé qui a un point : ${above} de ${whose} n'est pas une liste, écrivez ${dotted}.`,
    );
  }
  const field = (key: string) => (Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined);
  if (mayBeNew || field(name) !== undefined) return name;
  const keys = Object.keys(holder).filter((key) => field(key) !== undefined);
  throw new Error(`Il n'y a pas de champ ${upTo} dans ${whose} ; ${above || 'il'} a : ${keys.join(', ') || 'rien'}.`);
}

function indexIn(list: readonly unknown[], { piece: { name, bracketed, upTo }, above, field, whose }: Place): number {
  const names = namesOf(field, list);
  const found = bracketed ? names.flatMap((item, index) => (item.includes(name) ? [index] : [])) : [];
  if (found.length === 1) return found[0] as number;
  const known = list.map((_, index) => `[${ownName(names, index) ?? index}]`);
  if (!bracketed)
    throw new Error(
      `Dans ${upTo}, ${above} de ${whose} est une liste : nommez l'élément entre crochets, parmi ${known.join(', ') || 'aucun (elle est vide)'}.`,
    );
  if (found.length > 1)
    throw new Error(
      `Il y a plusieurs éléments ${upTo} dans ${whose} : dites lequel, parmi ${found.map((index) => known[index]).join(', ')}.`,
    );
  const index = /^\d+$/.test(name) ? Number(name) : list.length;
  if (index >= list.length) throw new Error(`Il n'y a pas d'élément ${upTo} dans ${whose} ; ${above} a : ${known.join(', ') || 'rien'}.`);
  if (known[index] !== `[${index}]`)
    throw new Error(
      `${upTo} est un numéro, qui désignera un autre élément quand la liste changera : écrivez ${above}${known[index]}, le nom de celui-ci dans ${whose}.`,
    );
  return index;
}

/** The object as a message calls it: « Service web ». */
const whose = (object: { kind?: string; metadata?: { name?: string } }): string =>
  [object.kind ?? "l'objet", object.metadata?.name].filter(Boolean).join(' ');
