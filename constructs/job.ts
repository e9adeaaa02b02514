import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import { type PodProps, PodTemplate } from './pod-template';
import { Resource } from './resource';
import { checkCount, Workload } from './workload';

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
    const job = new k8s.KubeJob(this, 'Resource', { metadata: { name }, spec: { ...jobSpec(name, props), template: this.podTemplate } });
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
export class CronJob extends Resource {
  constructor(scope: Construct, name: string, props: CronJobProps) {
    super(scope, 'CronJob', name);
    checkSchedule(name, props.schedule);
    const template = new PodTemplate(this, name, { ...props, restartPolicy: props.restartPolicy ?? 'Never' });
    const cronJob = new k8s.KubeCronJob(this, 'Resource', {
      metadata: { name },
      spec: {
        schedule: props.schedule,
        ...(props.timeZone !== undefined && { timeZone: props.timeZone }),
        ...(props.suspend !== undefined && { suspend: props.suspend }),
        ...(props.concurrencyPolicy && { concurrencyPolicy: props.concurrencyPolicy }),
        ...(props.startingDeadlineSeconds !== undefined && { startingDeadlineSeconds: props.startingDeadlineSeconds }),
        ...(props.successfulJobsHistoryLimit !== undefined && { successfulJobsHistoryLimit: props.successfulJobsHistoryLimit }),
        ...(props.failedJobsHistoryLimit !== undefined && { failedJobsHistoryLimit: props.failedJobsHistoryLimit }),
        jobTemplate: { spec: { ...jobSpec(name, props), template: { metadata: template.metadata, spec: template.spec } } },
      },
    });
    template.complete(cronJob, ['spec', 'jobTemplate', 'spec', 'template', 'spec']);
  }
}

function jobSpec(name: string, props: JobProps): Omit<k8s.JobSpec, 'template'> {
  const { completions, parallelism, backoffLimit } = props;
  checkCount(`completions de « ${name} »`, completions, 1);
  checkCount(`parallelism de « ${name} »`, parallelism);
  checkCount(`backoffLimit de « ${name} »`, backoffLimit);
  if (props.indexed && completions === undefined) {
    throw new Error(
      `Le Job « ${name} » est indexé sans nombre d'exécutions : donnez-lui « completions », le nombre de numéros à distribuer.`,
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

function checkSchedule(name: string, schedule: string): void {
  if (/^@(hourly|daily|midnight|weekly|monthly|yearly|annually)$/.test(schedule)) return;
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== 5 || !fields.every((field) => /^[\d*/,A-Za-z?-]+$/.test(field))) {
    throw new Error(
      `L'horaire « ${schedule} » du CronJob « ${name} » n'est pas valide : écrivez cinq champs (minute heure jour mois jour-de-semaine), comme « */5 * * * * ».`,
    );
  }
}
