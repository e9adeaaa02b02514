import { join } from 'node:path';
import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { readTextFile } from '../system/text-file';
import type { Image } from './images';
import { longestHost, type Settings } from './settings';
import type { Target } from './target';

/**
 * The cdk8s App of one step, rendered for one target: what the step may ask.
 *
 * Each chart has an App of its own, because `App.synth` takes time quadratic in its charts.
 */
export class StepApp extends App {
  constructor(
    readonly target: Target,
    readonly settings: Settings,
    /** The step's folder, for the files that its ConfigMaps carry. */
    readonly folder: string,
  ) {
    super({ outdir: '' });
  }

  /** The text of a file in the step's folder, with line breaks as LF. Throws a Problem where it is no text in UTF-8. */
  file(name: string): string {
    return readTextFile(join(this.folder, name));
  }

  /** The image's name, with the trainer's mirror in front of it where there is one. */
  imageName(image: Image): string {
    const { registry } = this.settings;
    return registry === undefined ? image.reference : `${registry}/${image.reference}`;
  }

  /** The host name of an application in the course's domain: `web` → `web.etapes.test`. */
  host(name: string): string {
    if (name.length > longestHost)
      throw new Error(`L'hôte « ${name} » est trop long devant un domaine ; donnez-lui un nom de ${longestHost} caractères au plus.`);
    return `${name}.${this.settings.domain}`;
  }

  /** The StorageClass that a claim names, or `undefined` for the cluster's default one. */
  get storageClass(): string | undefined {
    return this.target.get('storageClass');
  }
}

/** The App that a construct belongs to. */
export function appOf(construct: Construct): StepApp {
  const root = construct.node.root;
  if (root instanceof StepApp) return root;
  throw new Error(`« ${construct.node.path} » n'appartient à aucun cours : créez-le sous une étape (class … extends Step).`);
}
