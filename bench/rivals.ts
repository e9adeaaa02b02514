import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** The rendered manifests (no start state, no companion) by target, then by path. */
export type Course = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A Helm chart per target whose templates are the rendered manifests, as they are. */
export function writeHelmCharts(course: Course, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [target, manifests] of course) {
    const templates = join(folder, target, 'templates');
    mkdirSync(templates, { recursive: true });
    writeFileSync(join(folder, target, 'Chart.yaml'), `apiVersion: v2\nname: ${target}\nversion: 0.1.0\n`);
    for (const [path, text] of manifests) {
      // A template engine would take the braces of an example in a comment or a script for its own.
      writeFileSync(join(templates, path.replace('/', '-')), text.replaceAll('{{', "{{ '{{' }}".replaceAll("'", '"')));
    }
  }
}

/** A kustomization per target, over one per step: each step in a namespace of its own, since two steps may both have a `web`. */
export function writeKustomizations(course: Course, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [target, manifests] of course) {
    const steps: string[] = [];
    for (const [path, text] of manifests) {
      const step = basename(path, '.yaml').slice(3);
      mkdirSync(join(folder, target, step), { recursive: true });
      writeFileSync(join(folder, target, step, 'objects.yaml'), text);
      writeFileSync(join(folder, target, step, 'kustomization.yaml'), `namespace: ${step}\nresources: [objects.yaml]\n`);
      steps.push(step);
    }
    writeFileSync(join(folder, target, 'kustomization.yaml'), `resources:\n${steps.map((step) => `  - ${step}\n`).join('')}`);
  }
}

/** The objects as data, for the floor. */
export function writeObjects(course: Course, file: string): void {
  const files = [...course].flatMap(([target, manifests]) =>
    [...manifests].map(([path, text]) => [
      `${target}/${path}`,
      parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS()),
    ]),
  );
  writeFileSync(file, JSON.stringify(Object.fromEntries(files)));
}
