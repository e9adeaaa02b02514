import type { Image } from '../../course/images';
import { type Note, note } from '../../course/note';
import type * as k8s from '../../imports/k8s';
import type { ConfigMap } from '../configuration/config-map';
import { checkName } from '../names';
import { allMounts } from './container-mounts';
import { type Resources, resourceRequirements } from './container-resources';
import { type Env, envVars } from './env';
import { checkPorts } from './ports';
import { Probe } from './probe';
import type { Mount } from './volume';

export interface ContainerProps {
  /** One of the course's images (course/images.ts). */
  readonly image: Image;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Env;
  /** ConfigMaps whose entries all become variables. */
  readonly envFrom?: readonly ConfigMap[];
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
}

/** What a container's pod decides for it. */
interface ContainerPlace {
  /** The image's full name, with the trainer's mirror. */
  readonly imageName: string;
  /** @default the pod's */
  readonly user?: number | undefined;
  /** Whether it is an init container, which serves nothing: it has none of the image's ports and probes. */
  readonly ends: boolean;
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
    private readonly props: ContainerProps,
  ) {
    checkName('conteneur', name);
    if (!props.image?.reference)
      throw new Error(
        `Le conteneur « ${name} » n'a pas d'image du cours : donnez-lui une de celles de course/images.ts, comme images.nginx.`,
      );
    this.ports = props.ports ?? props.image.ports ?? {};
    checkPorts(name, this.ports);
    this.mounts = allMounts(name, props.image, props);
  }

  /** A teacher's word about a field of the container: `note('env[COLOR].value', '…')`. */
  note(path: ContainerField, text: string): this {
    this.notes.push(note(path, text));
    return this;
  }

  get image(): Image {
    return this.props.image;
  }

  /** Whether it must be started anew to be given other resources. */
  get restartsToResize(): boolean {
    return (this.props.resizePolicy ?? []).some(({ restartPolicy }) => restartPolicy === 'RestartContainer');
  }

  /** The typed container, with what Pod Security `restricted` asks of it. */
  toSpec({ imageName, user, ends }: ContainerPlace): k8s.Container {
    const { props, name } = this;
    const ports = ends ? (props.ports ?? {}) : this.ports;
    if (ends && (Object.keys(props.probes ?? {}).length > 0 || props.preStop)) {
      throw new Error(
        `Le conteneur d'initialisation « ${name} » a une sonde ou preStop, que Kubernetes refuse à un conteneur qui se termine : retirez-les, ou faites-en un sidecar.`,
      );
    }
    return {
      name,
      image: imageName,
      ...(props.command && { command: [...props.command] }),
      ...(props.args && { args: [...props.args] }),
      ...(Object.keys(ports).length > 0 && {
        ports: Object.entries(ports).map(([portName, containerPort]) => ({ name: portName, containerPort })),
      }),
      ...(props.envFrom && { envFrom: props.envFrom.map((config) => ({ configMapRef: { name: config.name } })) }),
      ...(props.env && { env: envVars(props.env) }),
      resources: resourceRequirements(name, props.image.resources, props.resources),
      ...(props.resizePolicy && { resizePolicy: props.resizePolicy.map((policy) => ({ ...policy })) }),
      ...(!ends && this.probes()),
      ...(props.preStop && { lifecycle: { preStop: { exec: { command: [...props.preStop] } } } }),
      ...(this.mounts.length > 0 && {
        volumeMounts: this.mounts.map(({ volume, path, options }) => ({ name: volume.name, mountPath: path, ...options })),
      }),
      securityContext: this.securityContext(user),
    };
  }

  private probes(): Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
    const { startup, readiness, liveness } = this.props.probes ?? this.defaultProbes();
    const spec = (probe: Probe) => probe.toSpec(this.name, this.ports);
    return {
      ...(startup && { startupProbe: spec(startup) }),
      ...(readiness && { readinessProbe: spec(readiness) }),
      ...(liveness && { livenessProbe: spec(liveness) }),
    };
  }

  private defaultProbes(): NonNullable<ContainerProps['probes']> {
    const { health } = this.props.image;
    return health ? { readiness: Probe.httpGet(health.readiness), liveness: Probe.httpGet(health.liveness) } : {};
  }

  private securityContext(user: number | undefined): k8s.SecurityContext {
    return {
      ...(user !== undefined && { runAsUser: user }),
      allowPrivilegeEscalation: false,
      ...(!this.props.writableRoot && { readOnlyRootFilesystem: true }),
      capabilities: { drop: ['ALL'] },
    };
  }
}
