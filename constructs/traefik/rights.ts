import { Construct } from 'constructs';
import { ClusterRole, Role } from '../security/role';
import { ClusterRoleBinding, RoleBinding } from '../security/role-binding';
import { ServiceAccount } from '../security/service-account';

/** What Traefik may ask the API server: what an Ingress of its namespace refers to, and nothing in the other namespaces. */
export class TraefikRights extends Construct {
  readonly account: ServiceAccount;

  constructor(scope: Construct, name: string) {
    super(scope, `TraefikRights ${name}`);
    this.account = new ServiceAccount(this, name);
    const role = new Role(this, name, [
      { resources: ['services'], verbs: ['get', 'list', 'watch'] },
      { resources: ['secrets'], verbs: ['get', 'list', 'watch'] },
      { apiGroup: 'discovery.k8s.io', resources: ['endpointslices'], verbs: ['list', 'watch'] },
      { apiGroup: 'networking.k8s.io', resources: ['ingresses'], verbs: ['get', 'list', 'watch'] },
      { apiGroup: 'networking.k8s.io', resources: ['ingresses/status'], verbs: ['update'] },
    ])
      .note('rules[secrets].resources', 'les certificats que nomment les Ingress')
      .note('rules[ingresses/status].resources', "pour y écrire l'adresse où l'Ingress répond");
    new RoleBinding(this, name, { role, subjects: [this.account] });
  }
}

/** What Traefik also asks of the whole cluster when it looks up IngressClasses. */
export class TraefikClusterRights extends Construct {
  constructor(scope: Construct, name: string) {
    super(scope, `TraefikClusterRights ${name}`);
    const role = new ClusterRole(this, name, [
      { resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      { apiGroup: 'networking.k8s.io', resources: ['ingressclasses'], verbs: ['get', 'list', 'watch'] },
    ]).note('kind', "les classes et les nœuds n'ont pas de namespace : un Role ne peut pas les donner à lire");
    new ClusterRoleBinding(this, name, { role, subjects: [{ group: 'system:serviceaccounts' }] }).note(
      'subjects[system:serviceaccounts].name',
      'tous les comptes de service : nommer le seul compte « traefik » obligerait à écrire son namespace',
    );
  }
}
