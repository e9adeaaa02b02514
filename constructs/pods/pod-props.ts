import { checkCount } from '../count';
import { checkName } from '../names';
import type { ServiceAccount } from '../security/service-account';
import type { Container } from './container';
import type { Scheduling } from './scheduling';

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

/** All its containers, in the order they start. */
export function containersOf({ initContainers = [], sidecars = [], containers }: PodProps): Container[] {
  return [...initContainers, ...sidecars, ...containers];
}

/** Refuses a pod that Kubernetes would refuse, or of which it would forget a part. `owner` is the name of its workload. */
export function checkPod(owner: string, props: PodProps): void {
  const { initContainers = [], containers, hostname, subdomain, fsGroup, security, restartPolicy } = props;
  if (containers.length === 0) throw new Error(`Le pod de « ${owner} » n'a aucun conteneur : donnez-en au moins un.`);
  const names = containersOf(props).map(({ name }) => name);
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined)
    throw new Error(`Deux conteneurs du pod de « ${owner} » s'appellent « ${twin} » : donnez-leur des noms différents.`);
  if (hostname !== undefined) checkName('hostname', hostname);
  if (subdomain !== undefined) checkName('subdomain', subdomain);
  checkCount(`terminationGracePeriodSeconds de « ${owner} »`, props.terminationGracePeriodSeconds);
  checkCount(`fsGroup de « ${owner} »`, fsGroup, 0, 2 ** 31 - 1);
  if (security === 'image' && fsGroup !== undefined) {
    throw new Error(
      `Le pod de « ${owner} » a fsGroup: ${fsGroup} mais, avec security: 'image', aucun contexte de sécurité où l'écrire : retirez l'un des deux.`,
    );
  }
  // https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies
  const neverRestarted = restartPolicy === 'Never' ? containersOf(props) : initContainers;
  const restarted = neverRestarted.find(({ props: { resizePolicy = [] } }) =>
    resizePolicy.some((policy) => policy.restartPolicy === 'RestartContainer'),
  );
  if (restarted) {
    throw new Error(
      `Le conteneur « ${restarted.name} » du pod de « ${owner} » redémarrerait pour être redimensionné (resizePolicy: RestartContainer), or rien ne le redémarre (restartPolicy: Never, ou conteneur d'initialisation) : écrivez NotRequired.`,
    );
  }
}
