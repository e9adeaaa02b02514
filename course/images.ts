/**
 * Every image of the course, named and pinned once: a step never writes an image name.
 *
 * The entry also says what every Pod of that image needs to run under Pod Security `restricted`
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/): a numeric user, the folders it writes to, and how
 * much it asks for. No digest: one that was not resolved from a registry would be an invention.
 */
export interface Image {
  /** `name:tag`, as `docker pull` takes it; a mirror (course.yaml, `registry`) is prefixed to it when it is rendered. */
  readonly reference: string;
  /** Numeric user. Needed where the image's own user is a name or root, because `runAsNonRoot` cannot check a name.
   * @default the image's own, a number */
  readonly user?: number;
  /** Container ports by name. @default none: a client */
  readonly ports?: Readonly<Record<string, number>>;
  /** HTTP paths of the application's health, on its first port. @default no probe */
  readonly health?: { readonly readiness: string; readonly liveness: string };
  /** Folders the software writes to: each gets an emptyDir, since the root file system is read-only. Containers of one pod that
   * write to the same folder share it. @default none */
  readonly writable?: readonly string[];
  /** What a container asks for and may use at most. Memory only is limited: a CPU limit would slow a lab down for nothing. */
  readonly resources: { readonly cpu: string; readonly memory: string; readonly memoryLimit: string };
}

const client = { user: 65534, resources: { cpu: '10m', memory: '16Mi', memoryLimit: '32Mi' } };

/** The sample application: HTTP on 9898, metrics on 9797, a health that can be switched off on purpose. */
const podinfo: Image = {
  reference: 'ghcr.io/stefanprodan/podinfo:6.14.1',
  user: 65534,
  ports: { http: 9898 },
  health: { readiness: '/readyz', liveness: '/healthz' },
  resources: { cpu: '10m', memory: '32Mi', memoryLimit: '64Mi' },
};

/** Static pages, without root: its user is already the number 101. One worker per CPU of the node, at 0.6 MiB each: hence the limit. */
const nginx: Image = {
  reference: 'nginxinc/nginx-unprivileged:1.31.3',
  ports: { http: 8080 },
  health: { readiness: '/', liveness: '/' },
  writable: ['/tmp'],
  resources: { cpu: '10m', memory: '16Mi', memoryLimit: '128Mi' },
};

/** A shell and the usual small tools. */
const busybox: Image = { reference: 'busybox:1.37.0', ...client };

/** A shell and curl. */
const curl: Image = { reference: 'curlimages/curl:8.16.0', ...client };

/** The Ingress controller. Its ports are those of its configuration (constructs/traefik). */
const traefik: Image = {
  reference: 'traefik:v3.7.13',
  user: 65532,
  ports: { web: 8000, websecure: 8443, traefik: 8080 },
  writable: ['/tmp'],
  resources: { cpu: '50m', memory: '64Mi', memoryLimit: '128Mi' },
};

/** One broker and controller of a KRaft cluster, with a heap of 256 MiB. */
const kafka: Image = {
  reference: 'apache/kafka:4.4.0',
  user: 1000,
  ports: { broker: 9092, controller: 9093 },
  writable: ['/opt/kafka/config', '/opt/kafka/logs', '/tmp'],
  resources: { cpu: '200m', memory: '512Mi', memoryLimit: '768Mi' },
};

/** Kafka's command-line tools, from the same image. They read their log settings in /opt/kafka/config, which stays as it is. */
const kafkaTools: Image = {
  reference: kafka.reference,
  user: 1000,
  writable: ['/tmp'],
  resources: { cpu: '100m', memory: '192Mi', memoryLimit: '384Mi' },
};

/** One lab node, with a heap of 512 MiB. */
const elasticsearch: Image = {
  reference: 'docker.elastic.co/elasticsearch/elasticsearch:9.5.6',
  user: 1000,
  ports: { http: 9200 },
  writable: ['/tmp', '/usr/share/elasticsearch/logs'],
  resources: { cpu: '500m', memory: '1Gi', memoryLimit: '1536Mi' },
};

/** The key-value store under Kubernetes, here for itself. */
const etcd: Image = {
  reference: 'gcr.io/etcd-development/etcd:v3.6.5',
  user: 65532,
  ports: { client: 2379, peer: 2380 },
  resources: { cpu: '50m', memory: '64Mi', memoryLimit: '128Mi' },
};

/** The database of the sidecar lesson. */
const postgres: Image = {
  reference: 'postgres:17.6',
  user: 999,
  ports: { postgres: 5432 },
  writable: ['/tmp', '/var/run/postgresql'],
  resources: { cpu: '50m', memory: '64Mi', memoryLimit: '256Mi' },
};

/** The list behind the work queue. */
const redis: Image = {
  reference: 'redis:8.2.1',
  user: 999,
  ports: { redis: 6379 },
  resources: { cpu: '10m', memory: '16Mi', memoryLimit: '64Mi' },
};

export const images = { podinfo, nginx, busybox, curl, traefik, kafka, kafkaTools, elasticsearch, etcd, postgres, redis } as const;
