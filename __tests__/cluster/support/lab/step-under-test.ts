import { readFileSync } from 'node:fs';
import type { About } from '../../../../course/about';
import { scopeOf } from '../../../../imports/kinds';
import { type KubeObject, objectsIn } from '../../../../imports/kube-object';
import { facility } from '../facility/facility';

/** A step: what is true of it, and its files for the target under test, as committed in dist/. */
export interface StepUnderTest {
  readonly about: About;
  readonly manifest: string;
  readonly start: string | null;
  /** The folder of its other files, whether there are any or not. */
  readonly companions: string;
}

/** Finds a step by `part/step`. Throws where the course has no such step. */
export function stepUnderTest(id: string): StepUnderTest {
  const { steps, target } = facility();
  const files = steps[id];
  if (!files)
    throw new Error(`« ${id} » n'est pas une étape du cours : la première ligne d'un test est lab('partie/étape'), comme dans charts/.`);
  const below = (path: string) => `dist/${target}/${path}`;
  return {
    about: files.about,
    manifest: below(files.manifest),
    start: files.start === null ? null : below(files.start),
    companions: below(files.manifest.replace(/\.yaml$/, '')),
  };
}

/** The objects of a manifest's file. */
export const objectsOf = (file: string): KubeObject[] => objectsIn(readFileSync(file, 'utf8'));

/** Names that two steps cannot have at once on one cluster: their fixed node ports, their objects outside namespaces. */
export function clusterWideNames(objects: readonly KubeObject[]): string[] {
  return objects.flatMap((object) => {
    const { kind, metadata, spec } = object;
    const ports = kind === 'Service' ? (spec.ports ?? []) : [];
    const nodePorts = ports.filter(({ nodePort }: KubeObject) => nodePort).map(({ nodePort }: KubeObject) => `nodePort ${nodePort}`);
    return scopeOf(object) === 'namespace' ? nodePorts : [...nodePorts, `${kind} ${metadata.name}`];
  });
}
