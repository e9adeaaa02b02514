import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { Resource } from '../resource';
import type { ClusterRole, Role } from './role';
import type { ServiceAccount } from './service-account';

/** Who is allowed: a ServiceAccount of the step, or a user or group that the cluster's authentication knows by name. */
type Subject = ServiceAccount | { readonly user: string } | { readonly group: string };

const apiGroup = 'rbac.authorization.k8s.io';

function subjects(given: readonly Subject[]): k8s.Subject[] {
  return given.map((subject) => {
    if ('user' in subject) return { kind: 'User', name: subject.user, apiGroup };
    if ('group' in subject) return { kind: 'Group', name: subject.group, apiGroup };
    return { kind: 'ServiceAccount', name: subject.name };
  });
}

const roleRef = (role: Role | ClusterRole): k8s.RoleRef => ({
  apiGroup,
  kind: role.kind,
  name: role.name,
});

/** Gives a role to subjects, within the namespace. */
export class RoleBinding extends Resource {
  constructor(
    scope: Construct,
    name: string,
    props: { readonly role: Role | ClusterRole; readonly subjects: readonly [Subject, ...Subject[]] },
  ) {
    super(scope, 'RoleBinding', name);
    this.define(k8s.KubeRoleBinding, { metadata: { name }, subjects: subjects(props.subjects), roleRef: roleRef(props.role) });
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
    super(scope, 'ClusterRoleBinding', name);
    this.define(k8s.KubeClusterRoleBinding, {
      metadata: { name },
      subjects: subjects(props.subjects),
      roleRef: roleRef(props.role),
    });
  }
}
