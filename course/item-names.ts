/**
 * The fields that name the items of a list, by the list's own field; `name` for every other list.
 *
 * They are those by which the API server merges lists (`x-kubernetes-list-map-keys` and `x-kubernetes-patch-merge-key` in its OpenAPI
 * document). Where it has none, they are what a reader would call the item by: an Ingress rule by its host, a Role's by its resources.
 */
const namedBy: Readonly<Record<string, readonly string[]>> = {
  addresses: ['type'],
  conditions: ['type'],
  hostAliases: ['ip'],
  items: ['key'],
  matchExpressions: ['key'],
  metrics: ['resource.name'],
  paths: ['path'],
  podIdentityAssociations: ['serviceAccountName'],
  ports: ['name', 'port', 'containerPort'],
  resizePolicy: ['resourceName'],
  rules: ['host', 'resources', 'nonResourceURLs'],
  tls: ['hosts', 'secretName'],
  tolerations: ['key'],
  topologySpreadConstraints: ['topologyKey'],
  volumeClaimTemplates: ['metadata.name'],
  volumeDevices: ['devicePath'],
  volumeMounts: ['mountPath'],
};

/** What can stand between brackets in a path, as the source of a regular expression. */
export const itemName = String.raw`(?:[^\s[\]\p{Cc}](?:[^[\]\p{Cc}]*[^\s[\]\p{Cc}])?)`;
const writable = new RegExp(`^${itemName}$`, 'u');

/**
 * What each item of a list may be called, the best name first. A word is its own name, and an option of a command line
 * (`--rev=1`) has the name that stands before its value.
 */
export function namesOf(field: string, list: readonly unknown[]): string[][] {
  return list.map((item) => (typeof item === 'string' ? wordNames(item) : fieldNames(field, item)).filter((name) => writable.test(name)));
}

/** The best name that no other item of the list has, if there is one. */
export function ownName(names: readonly (readonly string[])[], index: number): string | undefined {
  return names[index]?.find((name) => names.every((others, other) => other === index || !others.includes(name)));
}

function wordNames(word: string): string[] {
  const option = /^(--?[\w-]+)=/.exec(word)?.[1];
  return option === undefined ? [word] : [option, word];
}

function fieldNames(field: string, item: unknown): string[] {
  return (namedBy[field] ?? ['name'])
    .flatMap((path) =>
      path.split('.').reduce<unknown>((holder, key) => (holder as Record<string, unknown> | null | undefined)?.[key], item),
    )
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String);
}
