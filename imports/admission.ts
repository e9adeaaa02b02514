const apiVersion = 'admissionregistration.k8s.io/v1';

interface Metadata {
  readonly name: string;
}

/** Which requests a policy looks at. */
export interface ResourceRule {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT')[];
  readonly resources: readonly string[];
}

interface PolicySpec {
  readonly failurePolicy?: 'Fail' | 'Ignore';
  readonly matchConstraints: { readonly resourceRules: readonly ResourceRule[] };
  readonly validations: readonly { readonly expression: string; readonly message?: string; readonly reason?: 'Forbidden' | 'Invalid' }[];
}

/**
 * Stable since Kubernetes 1.30, so absent from the 1.27 types.
 * https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export const KubeValidatingAdmissionPolicy = {
  manifest: (props: { readonly metadata: Metadata; readonly spec: PolicySpec }) => ({
    apiVersion,
    kind: 'ValidatingAdmissionPolicy',
    ...props,
  }),
};

interface BindingSpec {
  readonly policyName: string;
  readonly validationActions: readonly ('Deny' | 'Warn' | 'Audit')[];
  readonly matchResources?: { readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> } };
}

/** Stable since Kubernetes 1.30, as the policy. */
export const KubeValidatingAdmissionPolicyBinding = {
  manifest: (props: { readonly metadata: Metadata; readonly spec: BindingSpec }) => ({
    apiVersion,
    kind: 'ValidatingAdmissionPolicyBinding',
    ...props,
  }),
};
