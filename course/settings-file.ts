import { existsSync } from 'node:fs';
import * as z from 'zod';
import { messageOf, oneOf, Problem } from '../system/problems';
import { defaultSettings, misnamedSettingsFile, type Settings, settingsFile } from './settings';
import { readText, StrictYaml, type Trouble, visible } from './strict-yaml';
import { targetIds } from './targets';

const label = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const domainName = new RegExp(`^${label}(\\.${label})*$`);
const registryName = new RegExp(`^${label}(\\.${label})*(:(?<port>[0-9]{1,5}))?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$`);

const isDomain = (text: string): boolean => text.length <= 200 && domainName.test(text);
const isStorageClass = (text: string): boolean => text.length <= 253 && domainName.test(text);
const isRegistry = (text: string): boolean => {
  const port = registryName.exec(text)?.groups?.['port'] ?? '443';
  return text.length <= 200 && registryName.test(text) && Number(port) >= 1 && Number(port) <= 65535;
};

/** Each refusal is a remedy: « the value » does not fit, then this. */
const remedies = {
  settings: 'écrivez un réglage par ligne, comme « targets: [minikube, eks] »',
  targets: 'écrivez une liste, comme [minikube, eks]',
  target: `choisissez parmi ${oneOf(targetIds)}`,
  noTarget: `donnez au moins une cible parmi ${oneOf(targetIds)}`,
  twice: 'gardez chaque cible une seule fois',
  registry:
    "donnez un hôte (et un port jusqu'à 65535) puis un chemin, en minuscules, sans « https:// » ni barre finale, comme miroir.example.org:5000/cours",
  domain: 'donnez un nom de domaine en minuscules, comme cours.example.org',
  storageClasses: 'écrivez une cible par ligne, comme « eks: gp3 »',
  storageClass: 'donnez un nom que « kubectl get storageclass » affiche',
  hostPath: 'écrivez true ou false',
};

const text = (valid: (value: string) => boolean, remedy: string) => z.string(remedy).refine(valid, remedy);

const storageClass = text(isStorageClass, remedies.storageClass).optional();
const shape = {
  targets: z
    .array(z.enum(targetIds, remedies.target), remedies.targets)
    .min(1, remedies.noTarget)
    .refine((ids) => new Set(ids).size === ids.length, remedies.twice)
    .default([...defaultSettings.targets]),
  registry: text(isRegistry, remedies.registry).optional(),
  domain: text(isDomain, remedies.domain).default(defaultSettings.domain),
  storageClass: z
    .strictObject(Object.fromEntries(targetIds.map((id) => [id, storageClass])), remedies.storageClasses)
    .default(defaultSettings.storageClass),
  hostPath: z.boolean(remedies.hostPath).default(defaultSettings.hostPath),
};
const schema = z.strictObject(shape, remedies.settings);

/** Reads and checks a trainer's settings. Throws a Problem with every problem, each with its file and line. */
export function readSettings(path: string = settingsFile): Settings {
  if (existsSync(misnamedSettingsFile))
    throw new Problem([`${misnamedSettingsFile} : ce nom n'est pas lu ; renommez ce fichier ${settingsFile}`]);
  if (!existsSync(path)) return defaultSettings;
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    throw new Problem([`${path} : ${messageOf(error)}`]);
  }
  return parseSettings(text, path);
}

/** Checks the text of a course.yaml; `path` is what messages call it. */
export function parseSettings(text: string, path: string): Settings {
  const yaml = new StrictYaml(text);
  const refuse = (troubles: readonly Trouble[]): never => {
    const inOrder = [...troubles].sort((a, b) => a.line - b.line);
    throw new Problem(inOrder.map(({ line, message }) => `${path}, ligne ${line}${message}`));
  };
  const alone = (trouble: Trouble): Trouble => ({ ...trouble, message: ` : ${trouble.message}` });
  if (yaml.unreadable.length > 0) refuse(yaml.unreadable.map(alone));

  const value: unknown = yaml.document.toJS();
  if (value === null) {
    throw new Problem([`${path} : le fichier est vide ; écrivez-y un réglage, comme « targets: [minikube] », ou supprimez-le`]);
  }
  const result = schema.safeParse(value);
  const issues = result.success ? [] : result.error.issues.flatMap((issue) => troublesOf(issue, yaml));
  const said = new Set(yaml.ambiguous.map(({ line }) => line));
  const troubles = [...yaml.ambiguous.map(alone), ...issues.filter(({ line }) => !said.has(line))];
  if (troubles.length > 0 || !result.success) refuse(troubles);
  return result.data as Settings;
}

function troublesOf(issue: z.core.$ZodIssue, yaml: StrictYaml): Trouble[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path[0] === 'storageClass' ? targetIds : Object.keys(shape);
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return {
        line: yaml.lineOf(path),
        message: ` : réglage inconnu « ${visible(path.join('.'))} » ; les réglages possibles sont ${oneOf(known)}`,
      };
    });
  }
  const line = yaml.lineOf(issue.path);
  const name = issue.path.filter((key) => typeof key === 'string').join('.');
  return [{ line, message: `${name === '' ? '' : `, ${name}`} : ${refusal(issue, yaml)}` }];
}

function refusal(issue: z.core.$ZodIssue, yaml: StrictYaml): string {
  const written = yaml.writtenAt(issue.path);
  if (written === '') return `le réglage est vide ; ${issue.message}, ou supprimez-le`;
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  if (wantsText && ['number', 'boolean'].includes(typeof yaml.document.getIn(issue.path)))
    return `« ${written} » n'est pas un texte pour YAML ; écrivez "${written}" entre guillemets, ou ${issue.message}`;
  return `« ${written} » ne convient pas ; ${issue.message}`;
}
