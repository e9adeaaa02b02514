import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import { checkCount } from './count';
import type { PodProps } from './pod-props';
import { checkSchedule } from './schedule';
import { Workload } from './workload';

export interface JobProps extends Omit<PodProps, 'restartPolicy'> {
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
  readonly restartPolicy?: 'Never' | 'OnFailure';
}

/** A task that ends. https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export class Job extends Workload {
  constructor(scope: Construct, name: string, props: JobProps) {
    super(scope, 'Job', name, { ...props, restartPolicy: props.restartPolicy ?? 'Never' });
    const job = this.define(k8s.KubeJob, { metadata: { name }, spec: { ...jobSpec(name, props), template: this.podTemplate } });
    this.template.complete(job, ['spec', 'template', 'spec']);
  }
}

export interface CronJobProps extends JobProps {
  /** Minute, hour, day of month, month, day of week; or `@hourly`. */
  readonly schedule: string;
  /** @default the controller manager's, usually UTC */
  readonly timeZone?: string;
  /** What happens when the previous run has not ended. @default Kubernetes' own: Allow */
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace';
  readonly startingDeadlineSeconds?: number;
  /** @default Kubernetes' own: 3 and 1 */
  readonly successfulJobsHistoryLimit?: number;
  readonly failedJobsHistoryLimit?: number;
  readonly suspend?: boolean;
}

/** A task at set times. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export class CronJob extends Workload {
  constructor(scope: Construct, name: string, props: CronJobProps) {
    super(scope, 'CronJob', name, { ...props, restartPolicy: props.restartPolicy ?? 'Never' });
    checkSchedule(name, props.schedule);
    checkTimeZone(name, props.timeZone);
    checkCount(`startingDeadlineSeconds de « ${name} »`, props.startingDeadlineSeconds);
    checkCount(`successfulJobsHistoryLimit de « ${name} »`, props.successfulJobsHistoryLimit);
    checkCount(`failedJobsHistoryLimit de « ${name} »`, props.failedJobsHistoryLimit);
    const cronJob = this.define(k8s.KubeCronJob, {
      metadata: { name },
      spec: {
        schedule: props.schedule,
        ...(props.timeZone !== undefined && { timeZone: props.timeZone }),
        ...(props.suspend !== undefined && { suspend: props.suspend }),
        ...(props.concurrencyPolicy && { concurrencyPolicy: props.concurrencyPolicy }),
        ...(props.startingDeadlineSeconds !== undefined && { startingDeadlineSeconds: props.startingDeadlineSeconds }),
        ...(props.successfulJobsHistoryLimit !== undefined && { successfulJobsHistoryLimit: props.successfulJobsHistoryLimit }),
        ...(props.failedJobsHistoryLimit !== undefined && { failedJobsHistoryLimit: props.failedJobsHistoryLimit }),
        jobTemplate: { spec: { ...jobSpec(name, props), template: this.podTemplate } },
      },
    });
    this.template.complete(cronJob, ['spec', 'jobTemplate', 'spec', 'template', 'spec']);
  }
}

function jobSpec(name: string, props: JobProps): Omit<k8s.JobSpec, 'template'> {
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

/** A name of the IANA database, in its own capitals: the API server reads a file of that name. */
function checkTimeZone(name: string, timeZone: string | undefined): void {
  if (timeZone === undefined) return;
  // The list has the usual names and takes 2 ms; a formatter knows the others (Etc/UTC) and takes 15.
  if (Intl.supportedValuesOf('timeZone').includes(timeZone)) return;
  try {
    new Intl.DateTimeFormat('fr', { timeZone });
    if (/^[A-Z]\w*(\/[A-Z][-+\w]*)*$/.test(timeZone)) return;
  } catch {} // no such zone
  throw new Error(`Le fuseau « ${timeZone} » du CronJob « ${name} » est inconnu : écrivez-le comme Europe/Paris ou Etc/UTC.`);
}
