import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { Resource } from '../resource';

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
    super(scope, 'ClusterRole', name, 'cluster');
    this.define(k8s.KubeClusterRole, { metadata: { name }, rules: rules(name, given) });
  }
}
