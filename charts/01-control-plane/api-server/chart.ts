import { ConfigMap } from '../../../constructs/configuration/config-map';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Volume } from '../../../constructs/pods/volume';
import { Role } from '../../../constructs/security/role';
import { RoleBinding } from '../../../constructs/security/role-binding';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** The way of a request: authenticated, authorized, stored in etcd, answered; made by hand, in HTTP, by a pod. */
export default class ApiServer extends Step {
  static override readonly about = about({ title: 'Suivre une requête de kubectl à etcd' });

  constructor(app: StepApp) {
    super(app);
    const memo = new ConfigMap(this, 'memo', {
      data: { message: "si vous lisez ceci dans etcd, vous avez suivi la requête jusqu'au bout" },
    });
    memo.note('metadata.name', 'sa clé dans etcd : /registry/configmaps/NAMESPACE/memo');
    const script = new ConfigMap(this, 'client', { files: ['client.sh'] });
    const account = new ServiceAccount(this, 'client');
    const role = new Role(this, 'client', [
      { resources: ['pods'], verbs: ['list'] },
      { resources: ['configmaps'], resourceNames: [memo.name], verbs: ['get'] },
    ]);
    role.note('rules[pods].verbs[list]', 'GET sur …/pods : la liste, et rien de plus');
    role.note('rules[configmaps].resourceNames[memo]', 'cet objet-là, aucun autre');
    new RoleBinding(this, 'client', { role, subjects: [account] });
    const pod = new Pod(this, 'client', {
      serviceAccount: account,
      terminationGracePeriodSeconds: 1,
      containers: [
        new Container('client', {
          image: images.curl,
          command: ['/scripts/client.sh'],
          mounts: [Volume.configMap(script, { name: 'scripts', executable: true }).at('/scripts')],
        }),
      ],
    });
    pod.note('spec.serviceAccountName', 'son jeton est posé dans /var/run/secrets/kubernetes.io/serviceaccount');
  }
}
