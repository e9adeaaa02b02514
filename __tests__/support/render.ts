import { Resource } from '../../constructs/resource';
import { about } from '../../course/about';
import { FieldPath } from '../../course/field-path';
import { build, render } from '../../course/render';
import { defaultSettings, type Settings } from '../../course/settings';
import { Step } from '../../course/step';
import type { StepApp } from '../../course/step-app';
import type { Manifest } from '../../course/steps';
import type { TargetId } from '../../course/targets';

/** What is put into a step; it may return the resource that a test looks at. */
export type Compose<T = unknown> = (step: Step) => T;

/** Where the step is rendered: minikube, the default settings and this folder, but for what is given. */
export interface Options extends Partial<Omit<Settings, 'targets'>> {
  readonly target?: TargetId;
  /** The step's folder. */
  readonly folder?: string;
}

/** A step that is made of what is composed, as the course knows it before rendering. */
export function manifestOf(compose: Compose, folder = __dirname): Manifest {
  return {
    folder,
    source: 'chart.ts',
    path: '01-essai/01-essai.yaml',
    header: [],
    Class: class extends Step {
      static override readonly about = about({ title: 'Essayer' });
      constructor(app: StepApp) {
        super(app);
        compose(this);
        for (const resource of this.node.findAll()) if (resource instanceof Resource) sayItsKind(resource);
      }
    },
  };
}

/** What messages call a resource is what it is in the cluster. */
function sayItsKind({ kind, object }: Resource): void {
  if (kind !== object.kind) throw new Error(`A resource of the kind ${object.kind} calls itself « ${kind} ».`);
}

/** The YAML that a learner reads, rendered as the course renders it. Throws the problem, without the place it comes from. */
export function yaml(compose: Compose, { target = 'minikube', folder, ...settings }: Options = {}): string {
  const [file] = render([manifestOf(compose, folder)], { ...defaultSettings, ...settings, targets: [target] });
  if (!file || 'problem' in file) throw new Error(file?.problem.replace(/^chart\.ts, pour \w+ : /, ''));
  return file.text;
}

/** A field of the resource that is composed, as plain data: `field('spec.ports[http]', (step) => new …Service(step, …))`; '' is all of it. */
export function field(path: string, compose: Compose<Resource>, { target = 'minikube', folder, ...settings }: Options = {}): unknown {
  let resource: Resource | undefined;
  const manifest = manifestOf((step) => {
    resource = compose(step);
  }, folder);
  build(manifest, target, { ...defaultSettings, ...settings });
  const value = resource?.object.toJson();
  const keys = path === '' ? [] : new FieldPath(path).orNewIn(value);
  return keys.reduce<unknown>((holder, key) => (holder as Record<string | number, unknown>)[key], value);
}

/** The objects of a step, as `Kind name`, in the order of the manifest. */
export function outline(compose: Compose, options?: Options): string[] {
  return yaml(compose, options)
    .split('---\n')
    .map((text) => [/^kind: (\S+)/m, /^ {2}name: (\S+)/m].map((pattern) => pattern.exec(text)?.[1]).join(' '));
}

/** A thing that is refused: a sentence, what is composed, and the whole message. */
export type Refusal = readonly [sentence: string, compose: Compose, message: string];

/** One test for each thing that is refused. */
export function refuses(cases: readonly Refusal[]): void {
  test.each(cases)('%s', (_sentence, compose, message) => {
    expect(() => yaml(compose)).toThrow(new Error(message));
  });
}
