import { oneOf } from '../system/problems';

/** What a cluster may have to have for a step to be seen, beyond Kubernetes itself, as the README and the pages say it. */
export const needs = {
  metrics: 'metrics-server',
  'load-balancer': 'une adresse de LoadBalancer',
  storage: 'un StorageClass par défaut',
  'network-policy': 'un CNI qui applique les NetworkPolicies',
  nfs: 'un serveur NFS',
} as const;
export type Need = keyof typeof needs;

/** A version of Kubernetes that a step cannot go below. */
export interface Since {
  /** `1.30` */
  readonly version: string;
  /** What came with it, in French: « les règles d'admission en CEL ». */
  readonly brings: string;
  /**
   * Who lacks it before: an API server refuses the manifest or drops a field, which the tests of its version see; what a
   * controller or the kubelet does, no API server alone can tell.
   */
  readonly seenBy: 'api-server' | 'cluster';
}

/** What is true of a step, whoever asks: the README, the guide, the tests. Known without building the step. */
export interface About {
  /** What the learner will be able to do, in French, on one line: « Exposer une application avec un NodePort ». */
  readonly title: string;
  /** Who can apply it: a learner in a namespace of their own, or someone who owns the cluster. @default namespace */
  readonly scope: 'namespace' | 'cluster';
  /** @default none */
  readonly needs: readonly Need[];
  /** The first Kubernetes version that has all of its objects and fields. @default null, every version of the course */
  readonly since: Since | null;
  /** What stays once it is deleted, as beginnings of `kind/name`: `persistentvolumeclaim/data-`. @default nothing */
  readonly leaves: readonly string[];
  /** What of the cluster nobody else may use meanwhile: `nodes` where it labels, taints or counts them. @default nothing */
  readonly alone: readonly 'nodes'[];
  /** The CNI of a second cluster that it is compared on. @default null */
  readonly otherCni: 'flannel' | null;
  /** Kinds that controllers make of its objects, and that its diagram shows. @default none */
  readonly shows: readonly 'ReplicaSet'[];
}

const defaults = { scope: 'namespace', needs: [], since: null, leaves: [], alone: [], otherCni: null, shows: [] } as const;

/** Says what is true of a step: `static override readonly about = about({ title: '…' })`. */
export function about(props: Pick<About, 'title'> & Partial<About>): About {
  return { ...defaults, ...props };
}

const text = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const every = (value: unknown, allowed: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(allowed);
const among =
  (...allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);
const isSince = (value: unknown): boolean => {
  const { version, brings, seenBy } = (value ?? {}) as Partial<Record<keyof Since, unknown>>;
  return text(version) && /^1\.\d+$/.test(version) && text(brings) && among('api-server', 'cluster')(seenBy);
};

/** What each field must be: the check, and how to write it. The compiler sees most of it; `synth` does not run the compiler. */
const fields: Readonly<Record<keyof About, readonly [(value: unknown) => boolean, string]>> = {
  // A line of the manifest's header, and a cell of the README's table.
  title: [(value) => text(value) && /^[^\p{Cc}|]+$/u.test(value.trim()), "un texte d'une ligne, sans « | »"],
  scope: [among('namespace', 'cluster'), "'namespace' ou 'cluster'"],
  needs: [(value) => every(value, among(...Object.keys(needs))), `une liste prise dans ${oneOf(Object.keys(needs))}`],
  since: [
    (value) => value === null || isSince(value),
    "{ version: '1.30', brings: 'ce qui est venu avec elle', seenBy: 'api-server' ou 'cluster' }",
  ],
  leaves: [
    (value) => every(value, (item) => text(item) && /^[a-z.]+\/[a-z0-9.-]*$/.test(item)),
    "une liste de débuts de « type/nom », comme ['persistentvolumeclaim/data-']",
  ],
  alone: [(value) => every(value, among('nodes')), "['nodes']"],
  otherCni: [among(null, 'flannel'), "'flannel'"],
  shows: [(value) => every(value, among('ReplicaSet')), "['ReplicaSet']"],
};

/** Everything that is wrong with what a step says of itself, each a French sentence without its place. */
export function* aboutProblems(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    yield "l'étape ne dit rien d'elle-même ; écrivez « static override readonly about = about({ title: '…' }) ».";
    return;
  }
  for (const key of Object.keys(value).filter((key) => !(key in fields)))
    yield `about : « ${key} » n'est pas connu ; choisissez ${oneOf(Object.keys(fields))}.`;
  for (const [key, [right, form]] of Object.entries(fields)) {
    const given = (value as Record<string, unknown>)[key];
    if (!right(given)) yield `about.${key} : ${JSON.stringify(given) ?? 'absent'} ne convient pas ; écrivez ${form}.`;
  }
}
