import { Chart } from 'cdk8s';
import type { About } from './about';
import type { StepApp } from './step-app';

/**
 * A step of the course: the chart of one lab. It names no namespace and shares no object with another step, so that it can be
 * applied alone, in the namespace of whoever learns.
 */
export abstract class Step extends Chart {
  /** What is true of the step. One that extends another inherits it, and says what differs: `about({ ...Other.about, title: '…' })`. */
  static readonly about: About | undefined;

  private readonly others = new Map<string, string>();

  constructor(readonly app: StepApp) {
    super(app, 'step');
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

/** A step before it is rendered: its class, with what it says of itself. */
export interface StepClass {
  new (app: StepApp): Step;
  readonly about: About;
}
