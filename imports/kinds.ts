import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the objects of a kind live: in namespaces, or in the cluster as a whole. */
export type KindScope = 'namespace' | 'cluster';

/** A kind with its API group, as `apps/Deployment`, and `Pod` for the first group, which has no name. */
export const kindName = ({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): string =>
  apiVersion.includes('/') ? `${apiVersion.split('/')[0]}/${kind}` : kind;

/**
 * Every kind that the API servers of the course serve, from the oldest version to the newest: their own discovery (`kubectl
 * api-resources`), recorded. The tests of the versions fail where one of them says otherwise; `npm run kinds` writes it again.
 */
export const kinds: Readonly<Record<string, KindScope>> = JSON.parse(readFileSync(join(__dirname, 'kinds.json'), 'utf8'));

/** Where an object lives; `undefined` for a kind that Kubernetes itself does not have. */
export const scopeOf = (object: { readonly apiVersion: string; readonly kind: string }): KindScope | undefined => kinds[kindName(object)];
