import { ConfigMap } from '../../../constructs/configuration/config-map';
import { AppliedSecret, OpaqueSecret } from '../../../constructs/configuration/secret';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Probe } from '../../../constructs/pods/probe';
import { Volume } from '../../../constructs/pods/volume';
import { Role } from '../../../constructs/security/role';
import { RoleBinding } from '../../../constructs/security/role-binding';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { Deployment } from '../../../constructs/workloads/deployment';
import { Job } from '../../../constructs/workloads/job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** A password that anyone who may read it decodes, a certificate made on the spot, and the token that a pod is given. */
export default class SecretStep extends Step {
  static override readonly about = about({ title: 'Confier un mot de passe et un certificat à des Secrets' });

  constructor(app: StepApp) {
    super(app);
    const scripts = Volume.configMap(new ConfigMap(this, 'scripts', { files: ['show.sh', 'certificate.sh'] })).at('/scripts');
    const login = new OpaqueSecret(this, 'login', { stringData: { username: 'zoe', password: 'exemple-a-changer' } });
    login.note('stringData', "en clair ici, en base64 quand on le relit : ni l'un ni l'autre n'est un chiffrement");
    new Deployment(this, 'reader', {
      containers: [
        new Container('reader', {
          image: images.busybox,
          command: ['sh', '/scripts/show.sh'],
          env: { PASSWORD: EnvValue.secret(login, 'password') },
          mounts: [Volume.secret(login).at('/etc/login'), scripts],
        })
          .note('env[PASSWORD]', 'comme variable : figée, et visible de tout ce qui tourne dans le conteneur')
          .note('volumeMounts[/etc/login].mountPath', 'comme fichiers : en mémoire, jamais sur le disque du nœud, et rafraîchis'),
      ],
    });

    const maker = new ServiceAccount(this, 'certificate');
    const role = new Role(this, 'certificate', [{ resources: ['secrets'], verbs: ['create'] }]);
    role.note('rules[secrets].verbs', 'créer, et non lire');
    new RoleBinding(this, 'certificate', { role, subjects: [maker] });
    const job = new Job(this, 'certificate', {
      serviceAccount: maker,
      containers: [
        new Container('certificate', {
          image: images.nginx,
          command: ['sh', '/scripts/certificate.sh'],
          env: { JOB_UID: EnvValue.field("metadata.labels['batch.kubernetes.io/controller-uid']") },
          ports: {},
          probes: {},
          mounts: [scripts],
        }),
      ],
    });
    job.note('spec.template.spec.serviceAccountName', 'un jeton de ce compte, qui expire, est monté dans le pod');

    const site = new ConfigMap(this, 'web', { files: ['default.conf'] });
    const certificate = new AppliedSecret('web-tls', ['tls.crt', 'tls.key']);
    const web = new Deployment(this, 'web', {
      containers: [
        new Container('web', {
          image: images.nginx,
          ports: { https: 8443 },
          probes: { readiness: Probe.tcpSocket(), liveness: Probe.tcpSocket() },
          mounts: [
            Volume.configMap(site, { name: 'site' }).at('/etc/nginx/conf.d'),
            Volume.secret(certificate, { name: 'tls' }).at('/etc/tls'),
          ],
        }),
      ],
    });
    web.note('spec.template.spec.volumes[tls].secret.secretName', 'créé par le Job ; en attendant, le pod reste en ContainerCreating');
    new ClusterIpService(this, 'web', { pods: web, ports: { https: 443 } });
  }
}
