import { type ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { type Course, courseOf } from '../course/course';
import { addNote } from '../course/note';
import type * as k8s from '../imports/k8s';
import type { Container } from './container';
import { checkCount } from './count';
import { checkLabels, checkName } from './names';
import { podVolumes } from './pod-volumes';
import { podPorts } from './ports';
import type { Scheduling } from './scheduling';
import type { ServiceAccount } from './service-account';

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

/** A pod that never ends by itself, as the workloads that keep a number of them ask: it is always restarted. */
export type ServerPodProps = Omit<PodProps, 'restartPolicy'>;

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
  private readonly volumes: readonly k8s.Volume[];

  constructor(
    scope: Construct,
    private readonly name: string,
    readonly props: PodProps,
    claimTemplates: readonly string[] = [],
  ) {
    this.course = courseOf(scope);
    this.labels = props.labels ?? { app: name };
    if (props.containers.length === 0) throw new Error(`Le pod de « ${name} » n'a aucun conteneur : donnez-en au moins un.`);
    if (Object.keys(this.labels).length === 0)
      throw new Error(`Les pods de « ${name} » n'ont aucune étiquette : donnez-leur-en une, comme app: web.`);
    checkLabels(name, this.labels);
    this.checkNames();
    checkCount(`terminationGracePeriodSeconds de « ${name} »`, props.terminationGracePeriodSeconds);
    checkCount(`fsGroup de « ${name} »`, props.fsGroup, 0, 2 ** 31 - 1);
    // Without the init containers, which have ended when the pod takes requests.
    this.ports = podPorts(name, [...(props.sidecars ?? []), ...props.containers]);
    this.volumes = podVolumes(name, this.all, claimTemplates, this.course.settings);
  }

  get metadata(): k8s.ObjectMeta {
    return { labels: { ...this.labels }, ...(this.props.annotations && { annotations: { ...this.props.annotations } }) };
  }

  get spec(): k8s.PodSpec {
    const { props } = this;
    const secure = props.security !== 'image';
    const users = new Set(this.all.map(({ props: { image } }) => image.user));
    const shared = users.size === 1 ? [...users][0] : undefined;
    const toSpec = (container: Container) => {
      const { image } = container.props;
      const ends = props.initContainers?.includes(container) ?? false;
      return container.toSpec(this.course.imageName(image), secure, users.size > 1 ? image.user : undefined, ends);
    };
    const early = [...(props.initContainers ?? []), ...(props.sidecars ?? [])];
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
      ...(this.volumes.length > 0 && { volumes: [...this.volumes] }),
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
    const patches = sidecars.map((_, index) =>
      JsonPatch.add(`/${[...path, 'initContainers', initContainers.length + index, 'restartPolicy'].join('/')}`, 'Always'),
    );
    if (patches.length > 0) {
      // Patched from outside: the 1.27 class drops from its own patches what it does not know.
      const print = object.toJson.bind(object);
      object.toJson = () => JsonPatch.apply(print(), ...patches);
    }
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

  private checkNames(): void {
    const { hostname, subdomain } = this.props;
    if (hostname !== undefined) checkName('hostname', hostname);
    if (subdomain !== undefined) checkName('subdomain', subdomain);
    const names = this.all.map((container) => container.name);
    const twin = names.find((name, index) => names.indexOf(name) !== index);
    if (twin !== undefined) {
      throw new Error(`Deux conteneurs du pod de « ${this.name} » s'appellent « ${twin} » : donnez-leur des noms différents.`);
    }
  }
}
