import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import { Resource } from './resource';
import type { ServiceAccount } from './service-account';

type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'deletecollection';

/** Some verbs on some resources of one API group. Nothing is allowed by `*`: a lesson names what it grants. */
export interface Rule {
  /** @default '' : the core group */
  readonly apiGroup?: string;
  readonly resources: readonly [string, ...string[]];
  readonly verbs: readonly [Verb, ...Verb[]];
  /** @default every object of these resources */
  readonly resourceNames?: readonly string[];
}

const rules = (name: string, given: readonly Rule[]): k8s.PolicyRule[] =>
  given.map(({ apiGroup = '', resources, verbs, resourceNames }) => {
    const star = [...resources, ...verbs].find((word) => word.includes('*'));
    if (star !== undefined) throw new Error(`Le rôle « ${name} » accorde « ${star} » : nommez les ressources et les verbes, un par un.`);
    if (apiGroup.includes('/'))
      throw new Error(
        `Le rôle « ${name} » nomme le groupe « ${apiGroup} » : un rôle ne connaît pas les versions, écrivez « ${apiGroup.split('/')[0]} ».`,
      );
    return {
      apiGroups: [apiGroup],
      resources: [...resources],
      ...(resourceNames && { resourceNames: [...resourceNames] }),
      verbs: [...verbs],
    };
  });

/** What is allowed within a namespace. https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export class Role extends Resource<'Role'> {
  constructor(scope: Construct, name: string, given: readonly Rule[]) {
    super(scope, 'Role', name);
    this.define(k8s.KubeRole, { metadata: { name }, rules: rules(name, given) });
  }
}

/** What is allowed in the whole cluster, or in a namespace through a RoleBinding. */
export class ClusterRole extends Resource<'ClusterRole'> {
  constructor(scope: Construct, name: string, given: readonly Rule[]) {
    super(scope, 'ClusterRole', name);
    this.define(k8s.KubeClusterRole, { metadata: { name }, rules: rules(name, given) });
  }
}

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
