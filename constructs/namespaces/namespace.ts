import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { Resource } from '../resource';

type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

export interface NamespaceProps {
  /** What Pod Security refuses, warns of and records. https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
  readonly podSecurity?: { readonly enforce?: PodSecurityLevel; readonly warn?: PodSecurityLevel; readonly audit?: PodSecurityLevel };
}

/** A room for names, rights and quotas. https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
export class Namespace extends Resource {
  constructor(scope: Construct, name: string, props: NamespaceProps = {}) {
    super(scope, 'Namespace', name);
    const levels = Object.entries(props.podSecurity ?? {}).map(([mode, level]) => [`pod-security.kubernetes.io/${mode}`, level]);
    this.define(k8s.KubeNamespace, {
      metadata: { name, ...(levels.length > 0 && { labels: Object.fromEntries(levels) }) },
    });
  }
}
