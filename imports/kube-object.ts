/** An object of the Kubernetes API as YAML or the API server gives it: of any kind, read and not built. */
// biome-ignore lint/suspicious/noExplicitAny: objects have as many shapes as Kubernetes has kinds
export type KubeObject = any;

/** `Kind/name` */
export const label = ({ kind, metadata }: KubeObject): string => `${kind}/${metadata.name}`;
