import { readdirSync } from 'node:fs';
import { type TargetId, targetIds } from './targets';

/** Where a trainer's settings are read from, when the file exists. */
export const settingsFile = 'course.yaml';

/** The names in a folder that are the settings file's, or were meant to be: in capitals, with an extension that is nearly right. */
export const settingsNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^\W*cours(e|es)?[\W_]*ya?ml[\s.'"]*(txt)?[\s'"]*$/i.test(name))
    .sort();

/** What a trainer may choose for the whole course. Every setting has a default: no file is needed. */
export interface Settings {
  /** The targets to render. @default all of them */
  readonly targets: readonly TargetId[];
  /** A mirror prefixed to every image name, since a class of thirty soon meets Docker Hub's limits. @default none */
  readonly registry?: string | undefined;
  /** The domain under which Ingresses are given host names. @default etapes.test (RFC 6761 keeps `.test` for us) */
  readonly domain: string;
  /** The StorageClass that claims name, per target. @default the target's own */
  readonly storageClass: Readonly<Partial<Record<TargetId, string>>>;
  /** Whether steps may mount folders of the node: a trainer's choice, never a learner's. @default false */
  readonly hostPath: boolean;
}

/** The settings of a course without a course.yaml. */
export const defaultSettings: Settings = {
  targets: targetIds,
  domain: 'etapes.test',
  storageClass: {},
  hostPath: false,
};

/** How long a name in front of the domain may be: `middleoffice` is that long. A domain is checked with room for it. */
export const longestHost = 12;
