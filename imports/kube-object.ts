import { parseAllDocuments } from 'yaml';

/** An object of the Kubernetes API as YAML or the API server gives it: of any kind, read and not built. */
// biome-ignore lint/suspicious/noExplicitAny: objects have as many shapes as Kubernetes has kinds
export type KubeObject = any;

/** `Kind/name` */
export const label = ({ kind, metadata }: KubeObject): string => `${kind}/${metadata.name}`;

/** The objects of a manifest, read as kubectl reads them (YAML 1.1): an empty document is none. Throws what is no YAML. */
export const objectsIn = (manifest: string): KubeObject[] =>
  parseAllDocuments(manifest, { version: '1.1' })
    .map((document) => {
      const [error] = document.errors;
      if (error) throw error;
      return document.toJS();
    })
    .filter((object) => object !== null);
