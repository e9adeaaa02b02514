import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import * as z from 'zod';
import { CourseError, messageOf, oneOf } from './problems';
import { defaultSettings, type Settings, settingsFile } from './settings';
import { targetIds } from './target';

const label = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const domainName = new RegExp(`^${label}(\\.${label})*$`);
const registryName = new RegExp(`^${label}(\\.${label})*(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$`);

const storageClassName = z
  .string()
  .max(253)
  .regex(domainName, {
    error: ({ input }) => `« ${input} » n'est pas un nom de StorageClass ; donnez-en un que « kubectl get storageclass » affiche`,
  });

const schema: z.ZodType<Settings> = z.strictObject({
  targets: z
    .array(z.enum(targetIds, { error: ({ input }) => `cible inconnue ${quote(input)} ; choisissez parmi ${oneOf(targetIds)}` }))
    .min(1, { error: `la liste est vide ; donnez au moins une cible parmi ${oneOf(targetIds)}` })
    .refine((ids) => new Set(ids).size === ids.length, { error: 'une cible est citée deux fois ; gardez-la une seule fois' })
    .default([...defaultSettings.targets]),
  registry: z
    .string()
    .max(200)
    .regex(registryName, {
      error: ({ input }) =>
        `« ${input} » n'est pas un registre ; donnez un hôte et un chemin, sans schéma ni barre finale, comme miroir.example.org/cours`,
    })
    .optional(),
  domain: z
    .string()
    .max(200)
    .regex(domainName, { error: ({ input }) => `« ${input} » n'est pas un nom de domaine ; donnez par exemple cours.example.org` })
    .default(defaultSettings.domain),
  storageClass: z.partialRecord(z.enum(targetIds), storageClassName).default(defaultSettings.storageClass),
  hostPath: z.boolean().default(defaultSettings.hostPath),
});

/** Reads and checks a trainer's settings. Throws a CourseError with every problem, each with its file and line. */
export function readSettings(path: string = settingsFile): Settings {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return defaultSettings;
    if (code === 'EISDIR')
      throw new CourseError([`${path} : c'est un dossier ; un fichier YAML est attendu. Renommez ou supprimez ce dossier.`]);
    throw new CourseError([
      `${path} : illisible (${messageOf(error)}). Vérifiez ses droits, ou supprimez-le pour garder les réglages par défaut.`,
    ]);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CourseError([`${path} : ce fichier n'est pas en UTF-8. Enregistrez-le en UTF-8 dans votre éditeur.`]);
  }
  return parseSettings(text, path);
}

/** Checks the text of a course.yaml; `path` is what messages call it. */
export function parseSettings(text: string, path: string): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: true, prettyErrors: false });
  const at = (offset: number | undefined) => `${path}, ligne ${offset === undefined ? 1 : lines.linePos(offset).line}`;

  const syntax = [...document.errors, ...document.warnings].map((error) => `${at(error.pos[0])} : ${syntaxMessage(error)}`);
  if (syntax.length > 0) throw new CourseError(syntax);
  const traps = findTraps(document).map(({ offset, message }) => `${at(offset)} : ${message}`);
  if (traps.length > 0) throw new CourseError(traps);
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    throw new CourseError([`${path} : le fichier est vide. Écrivez-y un réglage (par exemple « targets: [minikube] »), ou supprimez-le.`]);
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  throw new CourseError(result.error.issues.flatMap((issue) => explain(issue, document, at)));
}

const quote = (value: unknown): string => `« ${typeof value === 'string' ? value : (JSON.stringify(value) ?? 'rien')} »`;

/** What YAML allows and a settings file of ten lines does better without. */
function findTraps(document: Document): { offset: number; message: string }[] {
  const traps: { offset: number; message: string }[] = [];
  visit(document, {
    Node(_, node) {
      const offset = node.range?.[0] ?? 0;
      if ('source' in node && node.constructor.name === 'Alias') {
        traps.push({ offset, message: `le renvoi « *${node.source} » n'est pas accepté ici ; recopiez la valeur` });
        return;
      }
      if ('anchor' in node && node.anchor) {
        traps.push({ offset, message: `l'ancre « &${node.anchor} » n'est pas acceptée ici ; écrivez la valeur sans ancre` });
      }
      if (node.tag?.startsWith('!'))
        traps.push({ offset, message: `l'étiquette « ${node.tag} » n'est pas acceptée ici ; écrivez la valeur seule` });
      if (isScalar(node) && node.type === 'PLAIN' && /^(y|n|yes|no|on|off)$/i.test(node.source ?? '')) {
        traps.push({
          offset,
          message: `« ${node.source} » est un booléen pour certains lecteurs et un texte pour d'autres ; écrivez true ou false, ou "${node.source}" entre guillemets`,
        });
      }
    },
  });
  return traps;
}

const syntaxMessages: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'ce réglage est donné deux fois ; gardez-en un seul',
  TAB_AS_INDENT: 'une tabulation sert de retrait ; remplacez-la par des espaces',
  MULTIPLE_DOCS: 'le fichier contient plusieurs documents YAML ; gardez-en un seul, sans « --- »',
  BAD_INDENT: 'le retrait ne correspond à aucun réglage ; alignez les lignes',
  BAD_ALIAS: "un renvoi « * » n'est pas accepté ici ; écrivez la valeur",
  TAG_RESOLVE_FAILED: "une étiquette « ! » n'est pas acceptée ici ; écrivez la valeur seule",
};

const syntaxMessage = (error: YAMLError): string =>
  syntaxMessages[error.code] ?? `ce n'est pas du YAML valide (${error.message}) ; corrigez la syntaxe`;

type Issue = z.core.$ZodIssue;

function explain(issue: Issue, document: Document, at: (offset: number | undefined) => string): string[] {
  const name = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = isMapPath(issue.path) ? targetIds : Object.keys((schema as unknown as z.ZodObject).shape);
    return issue.keys.map((key) => {
      const offset = keyOffset(document, [...issue.path, key]);
      return `${at(offset)} : réglage inconnu « ${[...issue.path, key].join('.')} » ; les réglages possibles sont ${oneOf(known)}`;
    });
  }
  const node = document.getIn(issue.path, true);
  const offset = (isNode(node) ? node.range?.[0] : undefined) ?? keyOffset(document, issue.path);
  const where = name === '' ? at(offset) : `${at(offset)}, ${name}`;
  return [`${where} : ${issue.code === 'invalid_type' ? typeMessage(issue, node) : issue.message}`];
}

const isMapPath = (path: readonly PropertyKey[]): boolean => path[0] === 'storageClass';

const typeNames: Record<string, string> = {
  string: 'un texte',
  boolean: 'true ou false',
  array: 'une liste, comme [minikube, eks]',
  object: 'des réglages, un par ligne (« nom: valeur »)',
  record: 'une liste de cibles, une par ligne (« eks: gp3 »)',
};

function typeMessage(issue: Extract<Issue, { code: 'invalid_type' }>, node: unknown): string {
  const written = isScalar(node) ? (node.source ?? String(node.value)) : isMap(node) ? 'un groupe de réglages' : 'une liste';
  const expected = typeNames[issue.expected] ?? issue.expected;
  const remedy = issue.expected === 'string' && isScalar(node) ? ` ; mettez la valeur entre guillemets : "${written}"` : '';
  return `${isScalar(node) ? `« ${written} »` : written} ne convient pas, ${expected} est attendu${remedy}`;
}

/** Where the key of a setting stands in the text. */
function keyOffset(document: Document, path: readonly PropertyKey[]): number | undefined {
  const holder = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(holder)) return undefined;
  const pair = holder.items.find((item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)));
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
}
