import { ClusterRole, ClusterRoleBinding, Role, RoleBinding, type Rule } from '../../constructs/rbac';
import { ServiceAccount } from '../../constructs/service-account';
import { field, type Refusal, refuses, yaml } from '../support/render';

const read: Rule = { resources: ['pods'], verbs: ['get', 'list'] };

test('a Role allows some verbs on some resources of the core group', () => {
  expect(yaml((step) => new Role(step, 'lecteur', [read]))).toMatchInlineSnapshot(`
"apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: lecteur
rules:
  - apiGroups:
      - ""
    resources:
      - pods
    verbs:
      - get
      - list
"
`);
});

test('a rule may be of another group, and of some objects only', () => {
  const rule: Rule = { apiGroup: 'apps', resources: ['deployments'], verbs: ['patch'], resourceNames: ['web'] };
  expect(field('rules', (step) => new Role(step, 'releve', [read, rule]))).toEqual([
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
    { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['patch'] },
  ]);
});

test('a ClusterRole allows the like everywhere', () => {
  expect(field('', (step) => new ClusterRole(step, 'lecteur', [read]))).toMatchObject({
    kind: 'ClusterRole',
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
  });
});

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

const star = (rule: Rule, word: string): Refusal => [
  `« ${word} » is refused`,
  (step) => new Role(step, 'lecteur', [read, rule]),
  `Le rôle « lecteur » accorde « ${word} » : nommez les ressources et les verbes, un par un.`,
];

refuses([
  star({ resources: ['*'], verbs: ['get'] }, '*'),
  star({ resources: ['pods', 'pods/*'], verbs: ['get'] }, 'pods/*'),
  // @ts-expect-error: no such verb
  star({ resources: ['secrets'], verbs: ['*'] }, '*'),
  [
    'a group with a version, which would allow nothing, is refused',
    (step) => new ClusterRole(step, 'lecteur', [{ apiGroup: 'apps/v1', resources: ['deployments'], verbs: ['get'] }]),
    'Le rôle « lecteur » nomme le groupe « apps/v1 » : un rôle ne connaît pas les versions, écrivez « apps ».',
  ],
]);
