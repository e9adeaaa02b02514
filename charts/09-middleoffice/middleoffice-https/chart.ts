import { ConfigMap } from '../../../constructs/configuration/config-map';
import { AppliedSecret } from '../../../constructs/configuration/secret';
import { Container } from '../../../constructs/pods/container';
import { EnvValue } from '../../../constructs/pods/env';
import { Volume } from '../../../constructs/pods/volume';
import { Role } from '../../../constructs/security/role';
import { RoleBinding } from '../../../constructs/security/role-binding';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { Job } from '../../../constructs/workloads/job';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import type { StepApp } from '../../../course/step-app';
import Middleoffice from '../middleoffice/chart';

/** The same stack in HTTPS. A Job makes its certificate when the step is applied: no key is in the course. */
export default class MiddleofficeHttps extends Middleoffice {
  static override readonly about = about({ title: 'Chiffrer le middleoffice : un certificat dans un Secret TLS', needs: ['storage'] });

  constructor(app: StepApp) {
    const certificate = new AppliedSecret('middleoffice-tls', ['tls.crt', 'tls.key']);
    super(app, certificate);
    const account = new ServiceAccount(this, 'certificate');
    // A server-side apply names what it creates, so that even `create` can be limited to one name.
    const role = new Role(this, 'certificate', [
      { resources: ['secrets'], resourceNames: [certificate.name], verbs: ['create', 'patch'] },
    ]).note('rules[secrets].resourceNames', 'ce Secret-là, et aucun autre');
    new RoleBinding(this, 'certificate', { role, subjects: [account] });
    const script = new ConfigMap(this, 'certificate', { files: ['certificate.sh'] });
    new Job(this, 'certificate', {
      serviceAccount: account,
      containers: [
        new Container('certificate', {
          // Not for nginx: for the openssl and curl that come with it.
          image: images.nginx,
          ports: {},
          probes: {},
          command: ['sh', '/scripts/certificate.sh'],
          env: {
            HOST: app.host('middleoffice'),
            SECRET: certificate.name,
            JOB_NAME: 'certificate',
            JOB_UID: EnvValue.field("metadata.labels['batch.kubernetes.io/controller-uid']"),
          },
          mounts: [Volume.configMap(script, { name: 'scripts' }).at('/scripts')],
        })
          .note('image', 'pour openssl et curl, qui viennent avec nginx')
          .note('env[HOST]', 'le nom que le certificat atteste')
          .note('env[JOB_UID]', 'le Secret appartiendra à ce Job et disparaîtra avec lui'),
      ],
    });
  }
}
