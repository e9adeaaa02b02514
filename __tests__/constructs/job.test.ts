import { CronJob, type CronJobProps, Job, type JobProps } from '../../constructs/job';
import { type Compose, field, type Refusal, refuses, yaml } from '../support/render';
import { pods, server } from '../support/workloads';

const job =
  (props: Partial<JobProps> = {}, name = 'calcul'): Compose<Job> =>
  (step) =>
    new Job(step, name, { ...pods, ...props });
const cronJob =
  (props: Partial<CronJobProps> = {}, name = 'menage'): Compose<CronJob> =>
  (step) =>
    new CronJob(step, name, { ...pods, schedule: '*/5 * * * *', ...props });

test('a Job runs one pod to its end, and never restarts a container', () => {
  expect(yaml(job())).toMatchInlineSnapshot(`
"apiVersion: batch/v1
kind: Job
metadata:
  name: calcul
spec:
  template:
    metadata:
      labels:
        app: calcul
    spec:
      restartPolicy: Never
      containers:
        - name: web
          image: busybox:1.37.0
          ports:
            - name: http
              containerPort: 8080
          resources:
            requests:
              cpu: 10m
              memory: 16Mi
            limits:
              memory: 32Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop:
                - ALL
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 65534
        seccompProfile:
          type: RuntimeDefault
"
`);
});

test('a Job counts, tries again, and cleans up as one asks', () => {
  const props = { completions: 6, parallelism: 2, backoffLimit: 0, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 0 };
  expect(field('spec', job(props))).toMatchObject(props);
});

test('an indexed Job numbers its pods', () => {
  expect(field('spec', job({ completions: 3, indexed: true }))).toMatchObject({ completions: 3, completionMode: 'Indexed' });
});

test('a failed container may start again in its pod', () => {
  expect(field('spec.template.spec.restartPolicy', job({ restartPolicy: 'OnFailure' }))).toBe('OnFailure');
});

test('a CronJob makes Jobs at set times', () => {
  expect(yaml(cronJob({ containers: [server().note('image', 'de petits outils')] }))).toMatchInlineSnapshot(`
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
          containers:
            - name: web
              image: busybox:1.37.0 # de petits outils
              ports:
                - name: http
                  containerPort: 8080
              resources:
                requests:
                  cpu: 10m
                  memory: 16Mi
                limits:
                  memory: 32Mi
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities:
                  drop:
                    - ALL
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 65534
            seccompProfile:
              type: RuntimeDefault
"
`);
});

test('a CronJob keeps, skips and stops as one asks', () => {
  const props = {
    timeZone: 'Europe/Paris',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 30,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 0,
    suspend: true,
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

test('a task that is restarted for ever is none', () => {
  // @ts-expect-error: Kubernetes accepts Never and OnFailure only
  expect(job({ restartPolicy: 'Always' })).toBeDefined();
});

const noCount = (name: keyof JobProps & keyof CronJobProps, least: number): Refusal => [
  `${name} is at least ${least}`,
  job({ [name]: least - 1 }),
  `${name} de « calcul » vaut ${least - 1} : un entier d'au moins ${least} est attendu.`,
];
const noCronCount = (name: keyof CronJobProps): Refusal => [
  `${name} is at least 0`,
  cronJob({ [name]: -1 }),
  `${name} de « menage » vaut -1 : un entier d'au moins 0 est attendu.`,
];

refuses([
  noCount('completions', 1),
  noCount('parallelism', 0),
  noCount('backoffLimit', 0),
  noCount('activeDeadlineSeconds', 0),
  noCount('ttlSecondsAfterFinished', 0),
  noCronCount('startingDeadlineSeconds'),
  noCronCount('successfulJobsHistoryLimit'),
  noCronCount('failedJobsHistoryLimit'),
  [
    'an indexed Job without a number of pods is refused',
    job({ indexed: true }),
    "Le Job « calcul » est indexé sans nombre d'exécutions : donnez-lui « completions », le nombre de numéros à distribuer.",
  ],
  [
    'an indexed Job whose pods would have no host name is refused',
    job({ indexed: true, completions: 11 }, 'a'.repeat(61)),
    `Le Job indexé « ${'a'.repeat(61)} » nommerait un pod « ${'a'.repeat(61)}-10 », de 64 caractères : 63 au plus, raccourcissez son nom.`,
  ],
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
