import { ConfigMap } from '../../../constructs/configuration/config-map';
import { OpaqueSecret } from '../../../constructs/configuration/secret';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Pod } from '../../../constructs/pods/pod';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** pod(postgres, logger, backup-manager): a database and two helpers that start before it and stop after it. */
export default class Sidecar extends Step {
  static override readonly about = about({
    title: "Réunir dans un pod des conteneurs qui s'entraident",
    since: {
      version: '1.29',
      brings: "un conteneur d'initialisation qui reste à côté des autres (restartPolicy: Always)",
      seenBy: 'api-server',
    },
  });

  constructor(app: StepApp) {
    super(app);
    const files = new ConfigMap(this, 'postgres', { files: ['init.sql', 'logger.sh', 'backup-manager.sh'] });
    const secret = new OpaqueSecret(this, 'postgres', { stringData: { password: 'exemple' } });
    const scripts = Volume.configMap(files, { name: 'scripts', executable: true });
    const data = Volume.emptyDir('data');
    const logs = Volume.emptyDir('logs');
    const backups = Volume.emptyDir('backups');
    const password = EnvValue.secret(secret, 'password');

    const pod = new Pod(this, 'postgres', {
      fsGroup: 999,
      sidecars: [
        new Container('logger', {
          image: images.busybox,
          command: ['/scripts/logger.sh'],
          mounts: [scripts.at('/scripts'), logs.at('/var/log/postgresql', { readOnly: true })],
        }),
        new Container('backup-manager', {
          image: images.postgres,
          command: ['/scripts/backup-manager.sh'],
          ports: {},
          env: { PGHOST: 'localhost', PGUSER: 'postgres', PGDATABASE: 'boutique', PGPASSWORD: password },
          resources: { cpu: '10m', memory: '32Mi', memoryLimit: '64Mi' },
          mounts: [scripts.at('/scripts'), backups.at('/backups')],
        }).note('env[PGHOST].value', "les conteneurs d'un pod partagent leur adresse : postgres est ici"),
      ],
      containers: [
        new Container('postgres', {
          image: images.postgres,
          args: [
            'postgres',
            '-c',
            'logging_collector=on',
            '-c',
            'log_directory=/var/log/postgresql',
            '-c',
            'log_filename=postgresql.log',
            '-c',
            'log_file_mode=0640',
          ],
          env: { POSTGRES_PASSWORD: password, POSTGRES_DB: 'boutique', PGDATA: '/var/lib/postgresql/data/pgdata' },
          probes: {
            readiness: Probe.exec(['pg_isready', '--host=localhost', '--username=postgres'], { periodSeconds: 5, timeoutSeconds: 3 }),
          },
          mounts: [
            scripts.at('/docker-entrypoint-initdb.d/init.sql', { subPath: 'init.sql' }),
            data.at('/var/lib/postgresql/data'),
            logs.at('/var/log/postgresql'),
            backups.at('/backups', { readOnly: true }),
          ],
        }),
      ],
    });
    pod.note(
      'spec.initContainers[logger].restartPolicy',
      'Always fait de ce conteneur un sidecar : démarré avant postgres, arrêté après lui',
    );
    pod.note('spec.initContainers[logger].volumeMounts[/var/log/postgresql].name', 'le volume où postgres écrit son journal');
    pod.note('spec.containers[postgres].volumeMounts[/backups].name', 'le volume où backup-manager range ses sauvegardes');
    pod.note('spec.volumes', 'créés avec le pod, perdus avec lui');
    pod.note('spec.securityContext.fsGroup', "le groupe qui possède les volumes : c'est ainsi que logger lit ce que postgres écrit");
  }
}
