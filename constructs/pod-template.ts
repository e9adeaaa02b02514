import { type ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Course, courseOf } from '../course/course';
import { addNote } from '../course/note';
import type * as k8s from '../imports/k8s';
import type { Container } from './container';
import type { Scheduling } from './scheduling';
import type { ServiceAccount } from './service-account';
import type { Volume } from './volume';

export interface PodProps {
  readonly containers: readonly Container[];
  /** Run one after the other, each to its end, before the containers start. */
  readonly initContainers?: readonly Container[];
  /** Native sidecars (KEP-753): started before the containers, in order, and stopped after them. */
  readonly sidecars?: readonly Container[];
  /** @default app: the name of the workload */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** The identity under which the pod talks to the API server; its token is mounted. @default none, and no token */
  readonly serviceAccount?: ServiceAccount;
  readonly scheduling?: Scheduling;
  /** @default Kubernetes' own: Always */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never';
  /** How long the pod may take to stop, in seconds. @default Kubernetes' own: 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** The group that owns the pod's volumes. */
  readonly fsGroup?: number;
  /** Whether Services of the namespace become environment variables. Off where an application reads variables of those names.
   * @default Kubernetes' own: true */
  readonly enableServiceLinks?: boolean;
  readonly hostname?: string;
  readonly subdomain?: string;
  /**
   * `restricted`: what Pod Security `restricted` demands. `image`: as the image is, with no security context at all; only for a
   * step that teaches the difference (charts/exceptions.ts).
   * @default restricted
   */
  readonly security?: 'restricted' | 'image';
}

/** What a Service, a budget or a policy selects: pods that share labels. */
export interface Pods {
  readonly labels: Readonly<Record<string, string>>;
  /** Container ports by name, of all the containers. */
  readonly ports: Readonly<Record<string, number>>;
}

/** A pod as its workload describes it: a value that Pod, Deployment and the others place in their spec. */
export class PodTemplate implements Pods {
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: Readonly<Record<string, number>>;
  private readonly course: Course;

  constructor(
    scope: Construct,
    private readonly name: string,
    readonly props: PodProps,
    private readonly claimTemplates: readonly string[] = [],
  ) {
    this.course = courseOf(scope);
    this.labels = props.labels ?? { app: name };
    if (props.containers.length === 0) throw new Error(`Le pod de « ${name} » n'a aucun conteneur : donnez-en au moins un.`);
    this.ports = this.allPorts();
    this.volumes(); // refuses volumes that contradict each other
  }

  get metadata(): k8s.ObjectMeta {
    return { labels: { ...this.labels }, ...(this.props.annotations && { annotations: { ...this.props.annotations } }) };
  }

  get spec(): k8s.PodSpec {
    const { props } = this;
    const secure = props.security !== 'image';
    const users = new Set(this.all.map(({ props: { image } }) => image.user));
    const shared = users.size === 1 ? [...users][0] : undefined;
    const toSpec = (container: Container) =>
      container.toSpec(this.course.imageName(container.props.image), secure, users.size > 1 ? container.props.image.user : undefined);
    const early = [...(props.initContainers ?? []), ...(props.sidecars ?? [])];
    const volumes = this.volumes();
    return {
      ...(props.restartPolicy && { restartPolicy: props.restartPolicy }),
      ...(props.terminationGracePeriodSeconds !== undefined && { terminationGracePeriodSeconds: props.terminationGracePeriodSeconds }),
      ...(props.hostname !== undefined && { hostname: props.hostname }),
      ...(props.subdomain !== undefined && { subdomain: props.subdomain }),
      ...props.scheduling?.toSpec(this.labels),
      ...(props.serviceAccount ? { serviceAccountName: props.serviceAccount.name } : { automountServiceAccountToken: false }),
      ...(props.enableServiceLinks !== undefined && { enableServiceLinks: props.enableServiceLinks }),
      ...(early.length > 0 && { initContainers: early.map(toSpec) }),
      containers: props.containers.map(toSpec),
      ...(volumes.length > 0 && { volumes }),
      ...(secure && {
        securityContext: {
          runAsNonRoot: true,
          ...(shared !== undefined && { runAsUser: shared }),
          ...(props.fsGroup !== undefined && { fsGroup: props.fsGroup, fsGroupChangePolicy: 'OnRootMismatch' }),
          seccompProfile: { type: 'RuntimeDefault' },
        },
      }),
    };
  }

  /** Completes an object that holds this template's spec at `path`: what the 1.27 types lack, and the containers' notes. */
  complete(object: ApiObject, path: readonly string[]): void {
    const { initContainers = [], sidecars = [], containers } = this.props;
    sidecars.forEach((_, index) => {
      const at = `/${[...path, 'initContainers', initContainers.length + index, 'restartPolicy'].join('/')}`;
      object.addJsonPatch(JsonPatch.add(at, 'Always'));
    });
    const place = (list: string, all: readonly Container[]) =>
      all.forEach((container, index) => {
        for (const note of container.notes) addNote(object, [...path, list, index, ...note.path], note.text);
      });
    place('initContainers', [...initContainers, ...sidecars]);
    place('containers', containers);
  }

  private get all(): Container[] {
    return [...(this.props.initContainers ?? []), ...(this.props.sidecars ?? []), ...this.props.containers];
  }

  private allPorts(): Record<string, number> {
    const ports: Record<string, number> = {};
    for (const container of this.all) {
      for (const [name, port] of Object.entries(container.ports)) {
        if (name in ports)
          throw new Error(`Deux conteneurs du pod de « ${this.name} » nomment un port « ${name} » : donnez-leur des noms différents.`);
        const twin = Object.entries(ports).find(([, number]) => number === port);
        if (twin)
          throw new Error(
            `Les ports « ${twin[0]} » et « ${name} » du pod de « ${this.name} » valent tous deux ${port} : un pod n'a qu'une adresse, changez l'un d'eux.`,
          );
        ports[name] = port;
      }
    }
    return ports;
  }

  private volumes(): k8s.Volume[] {
    const byName = new Map<string, Volume>();
    for (const { volume } of this.all.flatMap(({ mounts }) => mounts)) {
      const known = byName.get(volume.name);
      if (known && known !== volume && JSON.stringify(known.source) !== JSON.stringify(volume.source)) {
        throw new Error(`Deux volumes du pod de « ${this.name} » s'appellent « ${volume.name} » : donnez-leur des noms différents.`);
      }
      if (volume.source === undefined && !this.claimTemplates.includes(volume.name)) {
        throw new Error(
          `Le volume « ${volume.name} » du pod de « ${this.name} » vient d'un modèle de demande (volumeClaimTemplates) que la charge n'a pas : elle a ${this.claimTemplates.join(', ') || 'aucun modèle'}.`,
        );
      }
      if (volume.source?.hostPath && !this.course.settings.hostPath) {
        throw new Error(
          `Le volume « ${volume.name} » du pod de « ${this.name} » monte un dossier du nœud (${volume.source.hostPath.path}) : écrivez « hostPath: true » dans course.yaml pour l'accepter.`,
        );
      }
      byName.set(volume.name, volume);
    }
    return [...byName.values()].filter(({ source }) => source).map(({ name, source }) => ({ name, ...source }));
  }
}
