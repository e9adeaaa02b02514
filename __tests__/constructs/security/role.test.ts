import { ClusterRole, Role, type Rule } from '../../../constructs/security/role';
import { field, type Refusal, refuses, yaml } from '../../support/render';

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
