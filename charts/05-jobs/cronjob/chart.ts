import { Container } from '../../../constructs/pods/container';
import { CronJob } from '../../../constructs/workloads/cron-job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** A task every minute, and one that lasts longer than its minute. */
export default class CronJobStep extends Step {
  static override readonly about = about({ title: 'Lancer une tâche à heure fixe avec un CronJob' });

  constructor(app: StepApp) {
    super(app);
    const clock = new CronJob(this, 'clock', {
      schedule: '* * * * *',
      timeZone: 'Europe/Paris',
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      containers: [
        new Container('clock', {
          image: images.busybox,
          command: ['date', '+Il est %H h %M à Paris.'],
          env: { TZ: 'CET-1CEST,M3.5.0,M10.5.0/3' },
        }).note('env[TZ].value', "la règle du fuseau, pour date : celle de timeZone ne vaut que pour l'horaire"),
      ],
    });
    clock.note('spec.schedule', 'minute, heure, jour du mois, mois, jour de la semaine : ici, chaque minute');
    clock.note('spec.timeZone', "le fuseau de l'horaire ; sans ce champ, celui du plan de contrôle, souvent UTC");
    clock.note('spec.successfulJobsHistoryLimit', 'les trois derniers Jobs réussis restent, avec leurs journaux');
    const slow = new CronJob(this, 'slow', {
      schedule: '* * * * *',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 20,
      terminationGracePeriodSeconds: 5,
      containers: [new Container('slow', { image: images.busybox, command: ['sleep', '90'] })],
    });
    slow.note('spec.concurrencyPolicy', 'jamais deux à la fois : la minute suivante passe son tour');
    slow.note('spec.startingDeadlineSeconds', 'avec plus de 20 s de retard, un tour est perdu');
  }
}
