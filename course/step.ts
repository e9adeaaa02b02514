import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { messageOf } from '../system/problems';
import type { StepApp } from './step-app';

/** Who can apply a step: a learner in a namespace of their own, or someone who owns the cluster. */
export type Scope = 'namespace' | 'cluster';

/** What a cluster must have for a step to be seen, beyond Kubernetes itself. */
export type Need = 'metrics' | 'load-balancer' | 'storage' | 'network-policy' | 'nfs';

/**
 * A step of the course: the chart of one lab. It names no namespace and shares no object with another step, so that it can be
 * applied alone, in the namespace of whoever learns.
 */
export abstract class Step extends Chart {
  /** What the learner will be able to do, in French: "Exposer une application avec un NodePort". */
  static readonly title: string = '';
  static readonly scope: Scope = 'namespace';
  static readonly needs: readonly Need[] = [];
  /** The first Kubernetes version that has all of the step's objects and fields, as `1.30`. @default the oldest of the course */
  static readonly since: string = '1.27';

  private readonly others = new Map<string, string>();

  constructor(readonly app: StepApp) {
    super(app, 'step');
  }

  /** The text of a file in the step's folder. */
  file(name: string): string {
    const path = join(this.app.folder, name);
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new Error(`Le fichier ${path} est introuvable ou illisible (${messageOf(error)}) : créez-le à côté de chart.ts.`);
    }
  }

  /** Renders a file that is no Kubernetes object (a script, a tool's configuration) into the folder named after the step. */
  companion(name: string, text: string): void {
    if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name))
      throw new Error(`« ${name} » n'est pas un nom de fichier ; écrivez un nom relatif, comme eksctl.yaml ou templates/service.yaml.`);
    if (this.others.has(name)) throw new Error(`Le fichier « ${name} » est produit deux fois par la même étape : donnez-lui un autre nom.`);
    this.others.set(name, text);
  }

  /** The files beside the manifest, by name. */
  get companions(): ReadonlyMap<string, string> {
    return this.others;
  }
}

/** A step before it is rendered: its class, with what the course must know of it. */
export interface StepClass {
  new (app: StepApp): Step;
  readonly title: string;
  readonly scope: Scope;
  readonly needs: readonly Need[];
  readonly since: string;
}
