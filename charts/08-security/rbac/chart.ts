import { ConfigMap } from '../../../constructs/configuration/config-map';
import { OpaqueSecret } from '../../../constructs/configuration/secret';
import { Container } from '../../../constructs/pods/container';
import { Volume } from '../../../constructs/pods/volume';
import { Role } from '../../../constructs/security/role';
import { RoleBinding } from '../../../constructs/security/role-binding';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { Deployment } from '../../../constructs/workloads/deployment';
import { about } from '../../../course/about';
import { images } from '../../../course/images';
import { Step } from '../../../course/step';
import type { StepApp } from '../../../course/step-app';

/** Two identities put the same questions to the API server: one was given a role, the other nothing. Their logs say what each got. */
export default class Rbac extends Step {
  static override readonly about = about({ title: "Donner à un programme les seuls droits qu'il lui faut" });

  constructor(app: StepApp) {
    super(app);
    const reader = new ServiceAccount(this, 'reader');
    const stranger = new ServiceAccount(this, 'stranger');
    const role = new Role(this, 'pod-reader', [{ resources: ['pods'], verbs: ['get', 'list', 'watch'] }]);
    role.note('rules[pods].apiGroups[0]', "le groupe d'origine de l'API, qui n'a pas de nom : pods, services, secrets…");
    role.note('rules[pods].verbs', "ce qui n'est pas écrit est refusé : rien n'est à interdire");
    const binding = new RoleBinding(this, 'read-pods', { role, subjects: [reader] });
    binding.note('subjects', 'qui reçoit le rôle : stranger en est absent');
    binding.note('roleRef', 'le rôle donné, valable dans ce namespace seulement');

    const safe = new OpaqueSecret(this, 'safe', { stringData: { code: '1234' } });
    const script = new ConfigMap(this, 'scripts', { files: ['ask.sh'] });
    for (const account of [reader, stranger]) {
      const client = new Deployment(this, account.name, {
        serviceAccount: account,
        terminationGracePeriodSeconds: 1,
        containers: [
          new Container('client', {
            image: images.curl,
            command: ['sh', '/scripts/ask.sh'],
            env: { SECRET: safe.name },
            mounts: [Volume.configMap(script).at('/scripts')],
          }),
        ],
      });
      client.note('spec.template.spec.serviceAccountName', "l'identité du pod : son jeton est monté dans le conteneur");
    }
  }
}
