import type { Construct } from 'constructs';
import { KubeValidatingAdmissionPolicy, KubeValidatingAdmissionPolicyBinding, type ResourceRule } from '../../imports/admission';
import { Resource } from '../resource';

export interface ValidatingAdmissionPolicyProps {
  readonly matches: ResourceRule;
  /** A CEL expression that must be true of `object`, and what whoever is refused reads. */
  readonly validations: readonly [
    { readonly expression: string; readonly message: string },
    ...{ readonly expression: string; readonly message: string }[],
  ];
}

/** A rule that the API server itself checks, with no webhook. https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
export class ValidatingAdmissionPolicy extends Resource<'ValidatingAdmissionPolicy'> {
  constructor(scope: Construct, name: string, props: ValidatingAdmissionPolicyProps) {
    super(scope, 'ValidatingAdmissionPolicy', name, 'cluster');
    this.define(KubeValidatingAdmissionPolicy, {
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { resourceRules: [props.matches] },
        validations: props.validations.map((validation) => ({ ...validation })),
      },
    });
  }
}

export interface ValidatingAdmissionPolicyBindingProps {
  readonly policy: ValidatingAdmissionPolicy;
  /** Labels of the namespaces it holds in. @default all of them */
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** Puts a policy in force: what it does not allow is refused. */
export class ValidatingAdmissionPolicyBinding extends Resource {
  constructor(scope: Construct, name: string, props: ValidatingAdmissionPolicyBindingProps) {
    super(scope, 'ValidatingAdmissionPolicyBinding', name, 'cluster');
    this.define(KubeValidatingAdmissionPolicyBinding, {
      metadata: { name },
      spec: {
        policyName: props.policy.name,
        validationActions: ['Deny'],
        ...(props.namespaces && { matchResources: { namespaceSelector: { matchLabels: props.namespaces } } }),
      },
    });
  }
}
