import { readFileSync } from 'node:fs';
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml';

/** Something wrong in a text, and where. */
export interface Trouble {
  readonly line: number;
  readonly message: string;
}

/** The text of a file in UTF-8. Throws an Error that says in French why it cannot be read. */
export function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') throw new Error("c'est un dossier, un fichier YAML est attendu ; renommez ou supprimez ce dossier");
    throw new Error(`fichier illisible (${code}) ; vérifiez ses droits, ou supprimez-le`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error("ce fichier n'est pas en UTF-8 ; enregistrez-le en UTF-8 dans votre éditeur");
  }
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

  constructor(private readonly text: string) {
    this.document = parseDocument(text, { lineCounter: this.lines, version: '1.2', prettyErrors: false });
    const [unreadable, ambiguous] = [new Map<number, Trouble>(), new Map<number, Trouble>()];
    const say = (troubles: Map<number, Trouble>, offset: number, message: string) => {
      const line = this.lineAt(offset);
      // The first thing wrong in a line is the cause, the others often its consequences.
      if (!troubles.has(line)) troubles.set(line, { line, message });
    };
    for (const error of [...this.document.errors, ...this.document.warnings]) say(unreadable, error.pos[0], syntaxMessage(error));
    if (unreadable.size === 0) {
      visit(this.document, {
        Pair: (_, { key }) => {
          if (isNode(key) && !isAlias(key) && !(isScalar(key) && typeof key.value === 'string'))
            say(unreadable, offsetOf(key), `« ${this.written(key)} » n'est pas un nom de réglage ; écrivez un mot, suivi de « : »`);
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
    return this.lines.linePos(Math.min(offset, this.text.trimEnd().length)).line;
  }

  /** The line of a setting, by its name, or of an item of a list. */
  lineOf(path: readonly PropertyKey[]): number {
    const holder = path.length > 1 ? this.document.getIn(path.slice(0, -1), true) : this.document.contents;
    const key = isMap(holder) ? holder.items.map((item) => item.key).find((key) => isScalar(key) && key.value === path.at(-1)) : undefined;
    const node = key ?? this.document.getIn(path, true);
    return this.lineAt(isNode(node) ? offsetOf(node) : 0);
  }

  /** What the author wrote as the value of a setting, on one line; `''` for nothing. */
  writtenAt(path: readonly PropertyKey[]): string {
    const node = this.document.getIn(path, true);
    return isNode(node) ? this.written(node) : '';
  }

  private written(node: Node): string {
    const [start, end] = node.range ?? [0, 0];
    const [first = '', ...others] = this.text.slice(start, end).trim().split('\n');
    const line = others.length > 0 ? `${first.trimEnd()} …` : first;
    return visible(line);
  }
}

/** A text on one line, its invisible characters escaped. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

function trapOf(node: Node): string | undefined {
  if (isAlias(node)) return `le renvoi « *${node.source} » n'est pas accepté ici ; recopiez la valeur`;
  if ('anchor' in node && node.anchor) return `l'ancre « &${node.anchor} » n'est pas acceptée ici ; écrivez la valeur sans ancre`;
  if (node.tag) return "une étiquette « ! » n'est pas acceptée ici ; écrivez la valeur seule";
  return undefined;
}

const syntaxMessages: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: "un renvoi « * » n'est pas accepté ici ; écrivez la valeur",
  BAD_INDENT: "le retrait ne correspond à rien, ou un crochet n'est pas refermé ; alignez les lignes",
  DUPLICATE_KEY: 'ce réglage est donné deux fois ; gardez-en un seul',
  MISSING_CHAR: 'un guillemet, un crochet, une accolade ou un « : » manque avant la fin de cette ligne ; ajoutez-le',
  MULTIPLE_DOCS: 'le fichier contient plusieurs documents YAML ; gardez-en un seul, sans « --- »',
  TAB_AS_INDENT: 'une tabulation sert de retrait ; remplacez-la par des espaces',
  TAG_RESOLVE_FAILED: "une étiquette « ! » n'est pas acceptée ici ; écrivez la valeur seule",
};

const syntaxMessage = ({ code }: YAMLError): string =>
  syntaxMessages[code] ?? "cette ligne n'est pas du YAML ; vérifiez son retrait, ses « : », ses guillemets et ses crochets";
