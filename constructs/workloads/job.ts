import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import type { RestartPolicy, WorkloadProps } from '../pods/pod-props';
import { Workload } from '../pods/workload';

export interface JobProps extends WorkloadProps {
  /** How many pods must end well. @default none: 1 for a single pod; with `parallelism`, a work queue, where the first success ends the hiring */
  readonly completions?: number;
  /** How many run at a time. @default 1 */
  readonly parallelism?: number;
  /** Gives each pod a number from 0, in JOB_COMPLETION_INDEX. @default false */
  readonly indexed?: boolean;
  /** How many failures are forgiven. @default Kubernetes' own: 6 */
  readonly backoffLimit?: number;
  /** How long the finished Job stays, in seconds. @default for ever */
  readonly ttlSecondsAfterFinished?: number;
  readonly activeDeadlineSeconds?: number;
  /** What a failure gets: a new pod (Never), or the same pod again (OnFailure). @default Never */
  readonly restartPolicy?: RestartPolicy;
}

/** A task that ends. https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export class Job extends Workload {
  constructor(scope: Construct, name: string, props: JobProps) {
    super(scope, 'Job', name, { spec: props, labels: props.podLabels, restartPolicy: props.restartPolicy ?? 'Never' });
    const job = this.define(k8s.KubeJob, { metadata: { name }, spec: { ...jobSpec(name, props), template: this.podTemplate } });
    this.template.complete(job, 'spec.template.spec');
  }
}

/** What is particular to the spec of a Job, also of those that a CronJob makes. Throws on what Kubernetes would refuse. */
export function jobSpec(name: string, props: JobProps): Omit<k8s.JobSpec, 'template'> {
  const { completions, parallelism, backoffLimit } = props;
  checkCount(`completions de « ${name} »`, completions, 1);
  checkCount(`parallelism de « ${name} »`, parallelism);
  checkCount(`backoffLimit de « ${name} »`, backoffLimit);
  checkCount(`activeDeadlineSeconds de « ${name} »`, props.activeDeadlineSeconds);
  checkCount(`ttlSecondsAfterFinished de « ${name} »`, props.ttlSecondsAfterFinished);
  if (props.indexed && completions === undefined) {
    throw new Error(
      `Le Job « ${name} » est indexé sans nombre d'exécutions : donnez-lui « completions », le nombre de numéros à distribuer.`,
    );
  }
  const longest = `${name}-${(completions ?? 1) - 1}`;
  if (props.indexed && longest.length > 63) {
    throw new Error(
      `Le Job indexé « ${name} » nommerait un pod « ${longest} », de ${longest.length} caractères : 63 au plus, raccourcissez son nom.`,
    );
  }
  return {
    ...(completions !== undefined && { completions }),
    ...(parallelism !== undefined && { parallelism }),
    ...(props.indexed && { completionMode: 'Indexed' }),
    ...(backoffLimit !== undefined && { backoffLimit }),
    ...(props.activeDeadlineSeconds !== undefined && { activeDeadlineSeconds: props.activeDeadlineSeconds }),
    ...(props.ttlSecondsAfterFinished !== undefined && { ttlSecondsAfterFinished: props.ttlSecondsAfterFinished }),
  };
}
