import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { visible } from '../system/visible';

/** Something wrong in a text, and where. */
export interface Trouble {
  readonly line: number;
  readonly message: string;
}

/**
 * A YAML text for people: without what YAML allows and ten lines of settings do better without (anchors, tags, several documents,
 * words that some readers take for booleans).
 */
export class StrictYaml {
  readonly document: Document;
  /** What makes the text unreadable: its values mean nothing then. */
  readonly unreadable: readonly Trouble[];
  /** Values that two readers would not read alike. */
  readonly ambiguous: readonly Trouble[];
  private readonly lines = new LineCounter();
  private readonly end: number;
  /** The pairs of each map by their names: a file of thousands of lines is read as fast as one of ten. */
  private readonly pairs = new Map<YAMLMap, ReadonlyMap<unknown, Pair>>();

  constructor(private readonly text: string) {
    this.end = text.trimEnd().length;
    // Its own search for names that are given twice compares each with all the others.
    this.document = parseDocument(text, { lineCounter: this.lines, version: '1.2', prettyErrors: false, uniqueKeys: false });
    const [unreadable, ambiguous] = [new Map<number, Trouble>(), new Map<number, Trouble>()];
    const say = (troubles: Map<number, Trouble>, offset: number, message: string) => {
      const line = this.lineAt(offset);
      // The first thing wrong in a line is the cause, the others often its consequences.
      if (!troubles.has(line)) troubles.set(line, { line, message });
    };
    for (const error of [...this.document.errors, ...this.document.warnings]) say(unreadable, error.pos[0], syntaxMessage(error));
    if (unreadable.size === 0) {
      visit(this.document, {
        Map: (_, map) => {
          const named = new Map<unknown, Pair>();
          for (const pair of map.items) {
            const key = isScalar(pair.key) ? pair.key.value : pair.key;
            if (named.has(key)) say(unreadable, offsetOf(pair.key as Node), 'ce réglage est donné deux fois ; gardez-en un seul');
            else named.set(key, pair);
          }
          this.pairs.set(map, named);
        },
        Pair: (_, { key }) => {
          if (isNode(key) && !isAlias(key) && !(isScalar(key) && typeof key.value === 'string'))
            say(
              unreadable,
              offsetOf(key),
              `« ${visible(this.written(key))} » n'est pas un nom de réglage ; écrivez un mot, suivi de « : »`,
            );
        },
        Node: (key, node) => {
          const trap = trapOf(node);
          if (trap) say(unreadable, offsetOf(node), trap);
          if (key !== 'key' && isScalar(node) && node.type === 'PLAIN' && /^(y|n|yes|no|on|off)$/i.test(node.source ?? ''))
            say(
              ambiguous,
              offsetOf(node),
              `« ${node.source} » est un booléen pour certains lecteurs et un texte pour d'autres ; écrivez true ou false, ou, si c'est un texte, "${node.source}" entre guillemets`,
            );
        },
      });
    }
    this.unreadable = [...unreadable.values()];
    this.ambiguous = [...ambiguous.values()];
  }

  /** The line of a place in the text, from 1; the last line with something on it when the place is after the end. */
  lineAt(offset: number): number {
    return this.lines.linePos(Math.min(offset, this.end)).line;
  }

  /** The line of a setting, by its name, or of an item of a list; the first line for what is in no line. */
  lineOf(path: readonly PropertyKey[]): number {
    const holder = this.nodeAt(path.slice(0, -1));
    const key = isMap(holder) ? this.pairs.get(holder)?.get(path.at(-1))?.key : undefined;
    const node = key ?? this.nodeAt(path);
    return this.lineAt(isNode(node) ? offsetOf(node) : 0);
  }

  /** What the author wrote as the value of a setting, its first line only; `''` for nothing. */
  writtenAt(path: readonly PropertyKey[]): string {
    const node = this.nodeAt(path);
    return isNode(node) ? this.written(node) : '';
  }

  /** The value of a setting that is no list and no map. */
  valueAt(path: readonly PropertyKey[]): unknown {
    const node = this.nodeAt(path);
    return isScalar(node) ? node.value : undefined;
  }

  private nodeAt(path: readonly PropertyKey[]): unknown {
    let node: unknown = this.document.contents;
    for (const key of path) {
      if (isMap(node)) node = this.pairs.get(node)?.get(key)?.value;
      else node = isSeq(node) && typeof key === 'number' ? node.items[key] : undefined;
    }
    return node;
  }

  private written(node: Node): string {
    const [start, end] = node.range ?? [0, 0];
    // Without `trim`, which would take the spaces that nobody sees with it.
    const [first = '', ...others] = this.text.slice(start, end).split('\n');
    const line = first.replace(/[ \t\r]+$/, '');
    return others.some((other) => /[^ \t\r]/.test(other)) ? `${line} …` : line;
  }
}

const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

function trapOf(node: Node): string | undefined {
  if (isAlias(node)) return `le renvoi « *${visible(node.source)} » n'est pas accepté ici ; recopiez la valeur`;
  if ('anchor' in node && node.anchor) return `l'ancre « &${visible(node.anchor)} » n'est pas acceptée ici ; écrivez la valeur sans ancre`;
  if (node.tag) return "une étiquette « ! » n'est pas acceptée ici ; écrivez la valeur seule";
  return undefined;
}

const syntaxMessages: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: "un renvoi « * » n'est pas accepté ici ; écrivez la valeur",
  BAD_INDENT: "le retrait ne correspond à rien, ou un crochet n'est pas refermé ; alignez les lignes",
  MISSING_CHAR: 'un guillemet, un crochet, une accolade ou un « : » manque avant la fin de cette ligne ; ajoutez-le',
  MULTIPLE_DOCS: 'le fichier contient plusieurs documents YAML ; gardez-en un seul, sans « --- »',
  TAB_AS_INDENT: 'une tabulation sert de retrait ; remplacez-la par des espaces',
  TAG_RESOLVE_FAILED: "une étiquette « ! » n'est pas acceptée ici ; écrivez la valeur seule",
};

const syntaxMessage = ({ code }: YAMLError): string =>
  syntaxMessages[code] ?? "cette ligne n'est pas du YAML ; vérifiez son retrait, ses « : », ses guillemets et ses crochets";
