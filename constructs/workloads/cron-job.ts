import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import { Workload } from '../pods/workload';
import { type JobProps, jobSpec } from './job';
import { checkSchedule, checkTimeZone } from './schedule';

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
}

/** A task at set times. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export class CronJob extends Workload {
  constructor(scope: Construct, name: string, props: CronJobProps) {
    super(scope, 'CronJob', name, { spec: props, labels: props.podLabels, restartPolicy: props.restartPolicy ?? 'Never' });
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
        ...(props.concurrencyPolicy && { concurrencyPolicy: props.concurrencyPolicy }),
        ...(props.startingDeadlineSeconds !== undefined && { startingDeadlineSeconds: props.startingDeadlineSeconds }),
        ...(props.successfulJobsHistoryLimit !== undefined && { successfulJobsHistoryLimit: props.successfulJobsHistoryLimit }),
        ...(props.failedJobsHistoryLimit !== undefined && { failedJobsHistoryLimit: props.failedJobsHistoryLimit }),
        jobTemplate: { spec: { ...jobSpec(name, props), template: this.podTemplate } },
      },
    });
    this.template.complete(cronJob, 'spec.jobTemplate.spec.template.spec');
  }
}
