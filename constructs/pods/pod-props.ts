import { checkCount } from '../count';
import type { ServiceAccount } from '../security/service-account';
import type { Container } from './container';
import type { Scheduling } from './scheduling';

/** What a pod holds, alone or as a workload's. Everything Pod Security `restricted` demands is added to it. */
export interface PodSpecProps {
  readonly containers: readonly Container[];
  /** Run one after the other, each to its end, before the containers start. */
  readonly initContainers?: readonly Container[];
  /** Native sidecars (KEP-753): started before the containers, in order, and stopped after them. */
  readonly sidecars?: readonly Container[];
  /** The identity under which the pod talks to the API server; its token is mounted. @default none, and no token */
  readonly serviceAccount?: ServiceAccount;
  readonly scheduling?: Scheduling;
  /** How long the pod may take to stop, in seconds. @default Kubernetes' own: 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** The group that owns the pod's volumes. */
  readonly fsGroup?: number;
  /** Whether Services of the namespace become environment variables. Off where an application reads variables of those names.
   * @default Kubernetes' own: true */
  readonly enableServiceLinks?: boolean;
}

/** A pod as a workload makes it. */
export interface WorkloadProps extends PodSpecProps {
  /** The labels of its pods. @default app: the name of the workload */
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** What becomes of a container that ended; `undefined` is Kubernetes' own default, Always. */
export type RestartPolicy = 'OnFailure' | 'Never';

/** All its containers, in the order they start. */
export function containersOf({ initContainers = [], sidecars = [], containers }: PodSpecProps): Container[] {
  return [...initContainers, ...sidecars, ...containers];
}

/** Refuses a pod that Kubernetes would refuse, or of which it would forget a part. `owner` is the name of its workload. */
export function checkPod(owner: string, props: PodSpecProps, restartPolicy: RestartPolicy | undefined): void {
  const { initContainers = [], containers } = props;
  if (containers.length === 0) throw new Error(`Le pod de « ${owner} » n'a aucun conteneur : donnez-en au moins un.`);
  const names = containersOf(props).map(({ name }) => name);
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined)
    throw new Error(`Deux conteneurs du pod de « ${owner} » s'appellent « ${twin} » : donnez-leur des noms différents.`);
  checkCount(`terminationGracePeriodSeconds de « ${owner} »`, props.terminationGracePeriodSeconds);
  checkCount(`fsGroup de « ${owner} »`, props.fsGroup, 0, 2 ** 31 - 1);
  // https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies
  const neverRestarted = restartPolicy === 'Never' ? containersOf(props) : initContainers;
  const restarted = neverRestarted.find(({ restartsToResize }) => restartsToResize);
  if (restarted) {
    throw new Error(
      `Le conteneur « ${restarted.name} » du pod de « ${owner} » redémarrerait pour être redimensionné (resizePolicy: RestartContainer), or rien ne le redémarre (restartPolicy: Never, ou conteneur d'initialisation) : écrivez NotRequired.`,
    );
  }
}
