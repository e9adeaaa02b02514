import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { Job } from '../../../constructs/workloads/job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** A computation shared by numbered pods, and a task that fails twice before it succeeds. */
export default class JobStep extends Step {
  static override readonly about = about({ title: 'Lancer des tâches qui se terminent' });

  constructor(app: StepApp) {
    super(app);
    const scripts = Volume.configMap(new ConfigMap(this, 'scripts', { files: ['primes.sh', 'flaky.sh'] })).at('/scripts');
    const primes = new Job(this, 'primes', {
      completions: 5,
      parallelism: 2,
      indexed: true,
      containers: [new Container('primes', { image: images.busybox, command: ['sh', '/scripts/primes.sh'], mounts: [scripts] })],
    });
    primes.note('spec.completions', 'cinq pods doivent réussir');
    primes.note('spec.parallelism', 'deux à la fois, au plus');
    primes.note('spec.completionMode', 'chaque pod reçoit un numéro, de 0 à 4, dans JOB_COMPLETION_INDEX');
    const flaky = new Job(this, 'flaky', {
      backoffLimit: 3,
      ttlSecondsAfterFinished: 600,
      restartPolicy: 'OnFailure',
      containers: [
        new Container('flaky', {
          image: images.busybox,
          command: ['sh', '/scripts/flaky.sh'],
          mounts: [scripts, Volume.emptyDir('tries').at('/tries')],
        }),
      ],
    });
    flaky.note('spec.backoffLimit', 'au troisième redémarrage du conteneur, le Job renonce ; les essais sont de plus en plus espacés');
    flaky.note('spec.ttlSecondsAfterFinished', 'effacé, avec ses pods, dix minutes après la fin');
    flaky.note('spec.template.spec.restartPolicy', 'après un échec, le même pod recommence ; avec Never, un pod neuf');
  }
}
