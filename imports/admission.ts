import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

const apiVersion = 'admissionregistration.k8s.io/v1';

/** Which requests a policy looks at. */
export interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT')[];
  readonly resources: readonly string[];
}

/** `spec` of a ValidatingAdmissionPolicy, admissionregistration.k8s.io/v1: stable since Kubernetes 1.30, so absent from the 1.27 types. */
export interface ValidatingAdmissionPolicySpec {
  readonly failurePolicy?: 'Fail' | 'Ignore';
  readonly matchConstraints: { readonly resourceRules: readonly ResourceRule[] };
  readonly validations: readonly { readonly expression: string; readonly message?: string; readonly reason?: 'Forbidden' | 'Invalid' }[];
}

/** https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
export class KubeValidatingAdmissionPolicy extends ApiObject {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly metadata: { readonly name: string }; readonly spec: ValidatingAdmissionPolicySpec },
  ) {
    super(scope, id, { apiVersion, kind: 'ValidatingAdmissionPolicy', ...props });
  }
}

/** `spec` of a ValidatingAdmissionPolicyBinding, admissionregistration.k8s.io/v1. */
export interface ValidatingAdmissionPolicyBindingSpec {
  readonly policyName: string;
  readonly validationActions: readonly ('Deny' | 'Warn' | 'Audit')[];
  readonly matchResources?: { readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> } };
}

export class KubeValidatingAdmissionPolicyBinding extends ApiObject {
  constructor(
    scope: Construct,
    id: string,
    props: { readonly metadata: { readonly name: string }; readonly spec: ValidatingAdmissionPolicyBindingSpec },
  ) {
    super(scope, id, { apiVersion, kind: 'ValidatingAdmissionPolicyBinding', ...props });
  }
}
