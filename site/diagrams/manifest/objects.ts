import { parseAllDocuments } from 'yaml';

/** An object of the Kubernetes API as its manifest writes it. */
// biome-ignore lint/suspicious/noExplicitAny: manifests have as many shapes as Kubernetes has kinds
export type KubeObject = any;

/** The objects of a rendered manifest, read as kubectl reads them. Throws what is no YAML. */
export const parse = (yaml: string): KubeObject[] =>
  parseAllDocuments(yaml, { version: '1.1' })
    .map((document) => {
      const [error] = document.errors;
      if (error) throw error;
      return document.toJS();
    })
    .filter((object) => object !== null);

export const idOf = (kind: string, name: string): string => `${kind}/${name}`;
