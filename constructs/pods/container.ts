import type { Image } from '../../course/images';
import { type Note, note } from '../../course/note';
import type * as k8s from '../../imports/k8s';
import type { ConfigMap } from '../configuration/config-map';
import type { Secret } from '../configuration/secret';
import { checkName } from '../names';
import { type Resources, resourceRequirements } from './container-resources';
import { type Env, envVars } from './env';
import { checkPorts } from './ports';
import { Probe } from './probe';
import { type Mount, Volume } from './volume';

export interface ContainerProps {
  /** One of the course's images (course/images.ts). */
  readonly image: Image;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Env;
  /** ConfigMaps and Secrets whose entries all become variables. */
  readonly envFrom?: readonly (ConfigMap | { readonly secret: Secret })[];
  /** Ports by name. @default the image's */
  readonly ports?: Readonly<Record<string, number>>;
  /** @default readiness and liveness on the image's health paths; `{}` for none */
  readonly probes?: { readonly startup?: Probe; readonly readiness?: Probe; readonly liveness?: Probe };
  /** Each value replaces the image's. @default the image's */
  readonly resources?: Resources;
  readonly mounts?: readonly Mount[];
  /** A command run before the container is asked to stop. */
  readonly preStop?: readonly [string, ...string[]];
  /** What the container may do when it must be resized in place (KEP-1287). @default no restart, Kubernetes' own */
  readonly resizePolicy?: readonly {
    readonly resourceName: 'cpu' | 'memory';
    readonly restartPolicy: 'NotRequired' | 'RestartContainer';
  }[];
  /** Whether it may write to its own root file system. @default false: it writes to its mounts and the image's writable folders */
  readonly writableRoot?: boolean;
  /** All the powers of the node's root: only for a lesson that shows it refused. @default false */
  readonly privileged?: boolean;
}

/** Where a field of a container is. The Kubernetes of the types, 1.27, had no `restartPolicy` there. */
type Root = keyof k8s.Container | 'restartPolicy';
type ContainerField = Root | `${Root}.${string}` | `${Root}[${string}]${string}`;

/** A container of a pod: a value, which a PodTemplate places. */
export class Container {
  readonly ports: Readonly<Record<string, number>>;
  readonly mounts: readonly Mount[];
  readonly notes: Note[] = [];

  constructor(
    readonly name: string,
    readonly props: ContainerProps,
  ) {
    checkName('conteneur', name);
    if (!props.image?.reference)
      throw new Error(
        `Le conteneur « ${name} » n'a pas d'image du cours : donnez-lui une de celles de course/images.ts, comme images.nginx.`,
      );
    this.ports = props.ports ?? props.image.ports ?? {};
    checkPorts(name, this.ports);
    this.mounts = this.allMounts();
  }

  /** A teacher's word about a field of the container: `note('env[COLOR].value', '…')`. */
  note(path: ContainerField, text: string): this {
    this.notes.push(note(path, text));
    return this;
  }

  /**
   * The typed container. `imageName` is the image's full name; `secure` adds what Pod Security `restricted` asks for; `ends` is
   * true of an init container, which serves nothing: it has none of the image's ports and probes.
   */
  toSpec(imageName: string, secure: boolean, user: number | undefined, ends: boolean): k8s.Container {
    const { props, name } = this;
    const ports = ends ? (props.ports ?? {}) : this.ports;
    if (ends && (Object.keys(props.probes ?? {}).length > 0 || props.preStop)) {
      throw new Error(
        `Le conteneur d'initialisation « ${name} » a une sonde ou preStop, que Kubernetes refuse à un conteneur qui se termine : retirez-les, ou faites-en un sidecar.`,
      );
    }
    const envFrom = props.envFrom?.map((source) =>
      'secret' in source ? { secretRef: { name: source.secret.name } } : { configMapRef: { name: source.name } },
    );
    return {
      name,
      image: imageName,
      ...(props.command && { command: [...props.command] }),
      ...(props.args && { args: [...props.args] }),
      ...(Object.keys(ports).length > 0 && {
        ports: Object.entries(ports).map(([portName, containerPort]) => ({ name: portName, containerPort })),
      }),
      ...(envFrom && { envFrom }),
      ...(props.env && { env: envVars(props.env) }),
      resources: resourceRequirements(name, props.image.resources, props.resources),
      ...(props.resizePolicy && { resizePolicy: props.resizePolicy.map((policy) => ({ ...policy })) }),
      ...(!ends && this.probes()),
      ...(props.preStop && { lifecycle: { preStop: { exec: { command: [...props.preStop] } } } }),
      ...(this.mounts.length > 0 && {
        volumeMounts: this.mounts.map(({ volume, path, options }) => ({ name: volume.name, mountPath: path, ...options })),
      }),
      ...((secure || props.privileged) && { securityContext: this.securityContext(user) }),
    };
  }

  private allMounts(): Mount[] {
    const { image, mounts = [], writableRoot } = this.props;
    const taken = new Set<string>();
    for (const { path } of mounts) {
      if (taken.has(path)) throw new Error(`Le conteneur « ${this.name} » monte deux volumes sur ${path} : gardez-en un.`);
      taken.add(path);
    }
    if (writableRoot) return [...mounts];
    const writable = (image.writable ?? []).filter((path) => !taken.has(path));
    return [...mounts, ...writable.map((path) => Volume.scratch(path))];
  }

  private probes(): Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
    const { startup, readiness, liveness } = this.props.probes ?? this.defaultProbes();
    const spec = (probe: Probe, mostSuccesses?: 1) => probe.toSpec(this.name, this.ports, mostSuccesses);
    return {
      ...(startup && { startupProbe: spec(startup, 1) }),
      ...(readiness && { readinessProbe: spec(readiness) }),
      ...(liveness && { livenessProbe: spec(liveness, 1) }),
    };
  }

  private defaultProbes(): NonNullable<ContainerProps['probes']> {
    const { health } = this.props.image;
    return health ? { readiness: Probe.httpGet(health.readiness), liveness: Probe.httpGet(health.liveness) } : {};
  }

  private securityContext(user: number | undefined): k8s.SecurityContext {
    if (this.props.privileged) return { privileged: true };
    return {
      ...(user !== undefined && { runAsUser: user }),
      allowPrivilegeEscalation: false,
      ...(!this.props.writableRoot && { readOnlyRootFilesystem: true }),
      capabilities: { drop: ['ALL'] },
    };
  }
}
