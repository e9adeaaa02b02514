import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { namespaceOf } from '../chart-resources';
import { Resource } from '../resource';
import type { ClusterRole, Role } from './role';
import type { ServiceAccount } from './service-account';

/** A ClusterRole that every cluster has. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
type UserFacingRole = 'admin' | 'edit' | 'view';

/** Who is allowed: a ServiceAccount of the course, or a user or group that the cluster's authentication knows by name. */
type Subject = ServiceAccount | { readonly user: string } | { readonly group: string };

const apiGroup = 'rbac.authorization.k8s.io';

function subjects(binding: Resource, given: readonly Subject[]): k8s.Subject[] {
  return given.map((subject) => {
    if ('user' in subject) return { kind: 'User', name: subject.user, apiGroup };
    if ('group' in subject) return { kind: 'Group', name: subject.group, apiGroup };
    const namespace = namespaceOf(subject);
    if (namespace === undefined && namespaceOf(binding) !== undefined) {
      throw new Error(
        `Le ${binding.kind} « ${binding.name} » vise le compte « ${subject.name} », dont le chart ne nomme aucun namespace : créez ce compte dans un chart qui en nomme un.`,
      );
    }
    return { kind: 'ServiceAccount', name: subject.name, ...(namespace !== undefined && { namespace }) };
  });
}

const roleRef = (role: Role | ClusterRole | UserFacingRole): k8s.RoleRef =>
  typeof role === 'string' ? { apiGroup, kind: 'ClusterRole', name: role } : { apiGroup, kind: role.kind, name: role.name };

export interface RoleBindingProps {
  readonly role: Role | ClusterRole | UserFacingRole;
  readonly subjects: readonly [Subject, ...Subject[]];
}

/** Gives a role to subjects, within the namespace. */
export class RoleBinding extends Resource {
  constructor(scope: Construct, name: string, props: RoleBindingProps) {
    super(scope, 'RoleBinding', name);
    this.define(k8s.KubeRoleBinding, { metadata: { name }, subjects: subjects(this, props.subjects), roleRef: roleRef(props.role) });
  }
}

/** Gives a role to users or groups, in the whole cluster. No ServiceAccount: its namespace, which it would have to name, is not the step's to know. */
export class ClusterRoleBinding extends Resource {
  constructor(
    scope: Construct,
    name: string,
    props: {
      readonly role: ClusterRole;
      readonly subjects: readonly [Exclude<Subject, ServiceAccount>, ...Exclude<Subject, ServiceAccount>[]];
    },
  ) {
    super(scope, 'ClusterRoleBinding', name, 'cluster');
    this.define(k8s.KubeClusterRoleBinding, {
      metadata: { name },
      subjects: subjects(this, props.subjects),
      roleRef: roleRef(props.role),
    });
  }
}
