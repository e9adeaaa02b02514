import { Job, type JobProps } from '../../../constructs/workloads/job';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
import { pods, server, yamlAroundPods } from '../../support/workloads';

const job =
  (props: Partial<JobProps> = {}, name = 'calcul'): Compose<Job> =>
  (step) =>
    new Job(step, name, { ...pods, ...props });

test('a Job runs one pod to its end, and never restarts a container', () => {
  expect(yamlAroundPods(job())).toMatchInlineSnapshot(`
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
      <containers and the rest, as in a Pod>
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

test('the host name of its last pod has 63 characters at most', () => {
  expect(() => yaml(job({ indexed: true, completions: 10 }, 'a'.repeat(61)))).not.toThrow();
  expect(() => yaml(job({ completions: 11 }, 'a'.repeat(61)))).not.toThrow();
});

test('a failed container may start again in its pod', () => {
  expect(field('spec.template.spec.restartPolicy', job({ restartPolicy: 'OnFailure' }))).toBe('OnFailure');
});

test('a task that is restarted for ever is none', () => {
  // @ts-expect-error: Kubernetes accepts Never and OnFailure only
  expect(job({ restartPolicy: 'Always' })).toBeDefined();
});

test('the notes of its containers are in the template of its pods', () => {
  const compose: Compose = (step) => new Job(step, 'web', { containers: [server().note('image', 'de petits outils')] });
  expect(yaml(compose)).toContain('- name: web\n          image: busybox:1.37.0 # de petits outils\n');
});

const noCount = (name: keyof JobProps, least: number): Refusal => [
  `${name} is at least ${least}`,
  job({ [name]: least - 1 }),
  `${name} de « calcul » vaut ${least - 1} : un entier d'au moins ${least} est attendu.`,
];

refuses([
  noCount('completions', 1),
  noCount('parallelism', 0),
  noCount('backoffLimit', 0),
  noCount('activeDeadlineSeconds', 0),
  noCount('ttlSecondsAfterFinished', 0),
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
]);
