import { ClusterRole, Role, type Rule } from '../../../constructs/security/role';
import { ClusterRoleBinding, RoleBinding } from '../../../constructs/security/role-binding';
import { ServiceAccount } from '../../../constructs/security/service-account';
import { field, yaml } from '../../support/render';

const read: Rule = { resources: ['pods'], verbs: ['get', 'list'] };

test('a RoleBinding gives a Role to a ServiceAccount of the namespace', () => {
  expect(
    yaml((step) => {
      const subjects = [new ServiceAccount(step, 'robot')] as const;
      new RoleBinding(step, 'lecture', { role: new Role(step, 'lecteur', [read]), subjects });
    }).split('---\n')[2],
  ).toMatchInlineSnapshot(`
"apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: lecture
subjects:
  - kind: ServiceAccount
    name: robot
roleRef:
  kind: Role
  name: lecteur
  apiGroup: rbac.authorization.k8s.io
"
`);
});

test('it may give a ClusterRole to users and groups, within the namespace', () => {
  const binding = field('', (step) => {
    const role = new ClusterRole(step, 'lecteur', [read]);
    return new RoleBinding(step, 'lecture', { role, subjects: [{ user: 'zoe' }, { group: 'eleves' }] });
  });
  expect(binding).toMatchObject({
    subjects: [
      { kind: 'User', name: 'zoe', apiGroup: 'rbac.authorization.k8s.io' },
      { kind: 'Group', name: 'eleves', apiGroup: 'rbac.authorization.k8s.io' },
    ],
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'lecteur' },
  });
});

test('it may give a role that every cluster has', () => {
  expect(field('roleRef', (step) => new RoleBinding(step, 'equipe', { role: 'edit', subjects: [{ user: 'zoe' }] }))).toEqual({
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name: 'edit',
  });
});

test('a ClusterRoleBinding gives it in the whole cluster', () => {
  const binding = field('', (step) => {
    const role = new ClusterRole(step, 'lecteur', [read]);
    return new ClusterRoleBinding(step, 'lecture', { role, subjects: [{ group: 'eleves' }] });
  });
  expect(binding).toMatchObject({ kind: 'ClusterRoleBinding', roleRef: { kind: 'ClusterRole', name: 'lecteur' } });
});

test('it takes no Role and no ServiceAccount, whose namespaces it would have to name', () => {
  yaml((step) => {
    const [role, account] = [new Role(step, 'lecteur', [read]), new ServiceAccount(step, 'robot')];
    // @ts-expect-error: a Role is of one namespace
    new ClusterRoleBinding(step, 'a', { role, subjects: [{ user: 'zoe' }] });
    // @ts-expect-error: a ServiceAccount is of one namespace
    new ClusterRoleBinding(step, 'b', { role: new ClusterRole(step, 'lecteur', [read]), subjects: [account] });
  });
});
