import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { oneOf, Problem } from '../system/problems';
import { readTextFile } from '../system/text-file';
import { hasUnseen, visible } from '../system/visible';
import { domainRemedy, registryRemedy, storageClassRemedy } from './setting-values';
import { defaultSettings, type Settings, settingsFile, settingsNames } from './settings';
import { StrictYaml, type Trouble } from './strict-yaml';
import { targetIds } from './targets';

/** Each refusal is a remedy: « the value » does not fit, then this. */
const remedies = {
  settings: 'écrivez un réglage par ligne, comme « targets: [minikube, eks] »',
  targets: 'écrivez une liste, comme [minikube, eks]',
  target: `choisissez parmi ${oneOf(targetIds)}`,
  noTarget: `donnez au moins une cible parmi ${oneOf(targetIds)}`,
  twice: 'gardez chaque cible une seule fois',
  storageClasses: 'écrivez une cible par ligne, comme « eks: gp3 »',
  hostPath: 'écrivez true ou false',
};

/** A text, with the check that gives the remedy, or `undefined` where the text fits. */
const text = (remedyFor: (value: string) => string | undefined) =>
  z.string(remedyFor('') ?? 'écrivez un texte').superRefine((value, context) => {
    const message = remedyFor(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

const storageClass = text(storageClassRemedy).optional();
const shape = {
  targets: z
    .array(z.enum(targetIds, remedies.target), remedies.targets)
    .min(1, remedies.noTarget)
    .refine((ids) => new Set(ids).size === ids.length, remedies.twice)
    .default([...defaultSettings.targets]),
  registry: text(registryRemedy).optional(),
  domain: text(domainRemedy).default(defaultSettings.domain),
  storageClass: z
    .strictObject(Object.fromEntries(targetIds.map((id) => [id, storageClass])), remedies.storageClasses)
    .default(defaultSettings.storageClass),
  hostPath: z.boolean(remedies.hostPath).default(defaultSettings.hostPath),
};
const schema = z.strictObject(shape, remedies.settings);

/** Reads and checks a trainer's settings. Throws a Problem with every problem, each with its file and line. */
export function readSettings(path: string = settingsFile): Settings {
  const [folder, name] = [dirname(path), basename(path)];
  const names = settingsNames(folder);
  const misnamed = names.filter((other) => other !== name);
  const there = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (misnamed.length > 0) throw new Problem(misnamed.map((other) => `${join(folder, other)} : ${misnamedRemedy(names, other, name)}`));
  if (!there) return defaultSettings;
  return parseSettings(readTextFile(path), path);
}

/** Never a rename that would replace another file. */
function misnamedRemedy(names: readonly string[], other: string, name: string): string {
  if (names.includes(name)) return `ce nom n'est pas lu, ${name} l'est ; reportez-y ce qui lui manque, puis supprimez ${visible(other)}`;
  if (names.length === 1) return `ce nom n'est pas lu ; renommez ce fichier ${name}`;
  return `ce nom n'est pas lu ; de ${names.map((word) => visible(word)).join(' et ')}, gardez un seul fichier, sous le nom ${name}`;
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
  const raw = yaml.writtenAt(issue.path);
  const written = visible(raw);
  if (written === '') return `le réglage est vide ; ${issue.message}, ou supprimez-le`;
  const wantsText = issue.code === 'invalid_type' && issue.expected === 'string';
  if (wantsText && ['number', 'boolean'].includes(typeof yaml.valueAt(issue.path)))
    return `« ${written} » n'est pas un texte pour YAML ; écrivez "${written}" entre guillemets, ou ${issue.message}`;
  const unseen = hasUnseen(raw) ? 'effacez ce qui ne se voit pas (écrit \\u…), et ' : '';
  return `« ${written} » ne convient pas ; ${unseen}${issue.message}`;
}
