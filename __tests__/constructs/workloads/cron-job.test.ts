import { CronJob, type CronJobProps } from '../../../constructs/workloads/cron-job';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
import { pods, server, yamlAroundPods } from '../../support/workloads';

const cronJob =
  (props: Partial<CronJobProps> = {}, name = 'menage'): Compose<CronJob> =>
  (step) =>
    new CronJob(step, name, { ...pods, schedule: '*/5 * * * *', ...props });

test('a CronJob makes Jobs at set times', () => {
  expect(yamlAroundPods(cronJob())).toMatchInlineSnapshot(`
"apiVersion: batch/v1
kind: CronJob
metadata:
  name: menage
spec:
  schedule: "*/5 * * * *"
  jobTemplate:
    spec:
      template:
        metadata:
          labels:
            app: menage
        spec:
          restartPolicy: Never
          <containers and the rest, as in a Pod>
"
`);
});

test('the notes of its containers are in the template of its pods', () => {
  expect(yaml(cronJob({ containers: [server().note('image', 'de petits outils')] }))).toContain(
    '            - name: web\n              image: busybox:1.37.0 # de petits outils\n',
  );
});

test('a CronJob keeps and skips as one asks', () => {
  const props = {
    timeZone: 'Europe/Paris',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 30,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 0,
  } as const;
  expect(field('spec', cronJob(props))).toMatchObject(props);
});

test('the Jobs of a CronJob are like any other', () => {
  expect(field('spec.jobTemplate.spec', cronJob({ completions: 2, indexed: true, restartPolicy: 'OnFailure' }))).toMatchObject({
    completions: 2,
    completionMode: 'Indexed',
    template: { spec: { restartPolicy: 'OnFailure' } },
  });
});

test.each(['UTC', 'Etc/UTC', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])('%s is a time zone', (timeZone) => {
  expect(() => yaml(cronJob({ timeZone }))).not.toThrow();
});

const noCronCount = (name: keyof CronJobProps): Refusal => [
  `${name} is at least 0`,
  cronJob({ [name]: -1 }),
  `${name} de « menage » vaut -1 : un entier d'au moins 0 est attendu.`,
];

refuses([
  noCronCount('startingDeadlineSeconds'),
  noCronCount('successfulJobsHistoryLimit'),
  noCronCount('failedJobsHistoryLimit'),
  [
    'a name whose Jobs would be too long is refused',
    cronJob({}, 'a'.repeat(53)),
    `Le nom « ${'a'.repeat(53)} » (CronJob) a 53 caractères : 52 au plus, raccourcissez-le.`,
  ],
  [
    'a schedule that Kubernetes refuses is refused',
    cronJob({ schedule: 'every day' }),
    "L'horaire « every day » du CronJob « menage » n'est pas valide : écrivez cinq champs séparés d'une espace (minute heure jour mois jour-de-semaine), comme « */5 * * * * ».",
  ],
  ...['Europe/Pari', 'europe/paris', '+01:00', 'Paris', ''].map(
    (timeZone): Refusal => [
      `« ${timeZone} » is no time zone`,
      cronJob({ timeZone }),
      `Le fuseau « ${timeZone} » du CronJob « menage » est inconnu : écrivez-le comme Europe/Paris ou Etc/UTC.`,
    ],
  ),
]);
