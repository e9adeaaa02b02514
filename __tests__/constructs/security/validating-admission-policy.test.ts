import {
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  type ValidatingAdmissionPolicyBindingProps,
} from '../../../constructs/security/validating-admission-policy';
import type { Step } from '../../../course/step';
import { field, yaml } from '../../support/render';

const policy = (step: Step) =>
  new ValidatingAdmissionPolicy(step, 'sans-externalips', {
    matches: { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['services'] },
    validations: [{ expression: '!has(object.spec.externalIPs)', message: 'externalIPs est interdit' }],
  });
const binding =
  (props: Omit<ValidatingAdmissionPolicyBindingProps, 'policy'> = {}) =>
  (step: Step) =>
    new ValidatingAdmissionPolicyBinding(step, 'sans-externalips', { policy: policy(step), ...props });

test('a policy refuses what its expressions do not hold of', () => {
  expect(yaml(policy)).toMatchInlineSnapshot(`
"apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: sans-externalips
spec:
  failurePolicy: Fail
  matchConstraints:
    resourceRules:
      - apiGroups:
          - ""
        apiVersions:
          - v1
        operations:
          - CREATE
          - UPDATE
        resources:
          - services
  validations:
    - expression: "!has(object.spec.externalIPs)"
      message: externalIPs est interdit
"
`);
});

test('a binding denies in every namespace', () => {
  expect(field('', binding())).toMatchObject({
    kind: 'ValidatingAdmissionPolicyBinding',
    spec: { policyName: 'sans-externalips', validationActions: ['Deny'] },
  });
  expect(field('spec', binding())).not.toHaveProperty('matchResources');
});

test('it may hold in some namespaces only', () => {
  expect(field('spec', binding({ namespaces: { equipe: 'a' } }))).toEqual({
    policyName: 'sans-externalips',
    validationActions: ['Deny'],
    matchResources: { namespaceSelector: { matchLabels: { equipe: 'a' } } },
  });
});
