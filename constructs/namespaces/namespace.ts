import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { checkLabels } from '../names';
import { Resource } from '../resource';

const podSecurity = 'pod-security.kubernetes.io/';

type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

export interface NamespaceProps {
  /** By which a NetworkPolicy or an admission policy finds it. Pod Security's have a word of their own, `podSecurity`. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What Pod Security refuses, warns of and records. https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
  readonly podSecurity?: { readonly enforce?: PodSecurityLevel; readonly warn?: PodSecurityLevel; readonly audit?: PodSecurityLevel };
}

/** A room for names, rights and quotas. https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ */
export class Namespace extends Resource {
  constructor(scope: Construct, name: string, props: NamespaceProps = {}) {
    super(scope, 'Namespace', name, 'cluster');
    checkLabels(name, props.labels);
    const misplaced = Object.keys(props.labels ?? {}).find((key) => key.startsWith(podSecurity));
    if (misplaced !== undefined)
      throw new Error(`Le Namespace « ${name} » a l'étiquette « ${misplaced} » : écrivez « podSecurity: { enforce: … } » à la place.`);
    const levels = Object.entries(props.podSecurity ?? {}).map(([mode, level]) => [`${podSecurity}${mode}`, level]);
    const labels = { ...props.labels, ...Object.fromEntries(levels) };
    this.define(k8s.KubeNamespace, { metadata: { name, ...(Object.keys(labels).length > 0 && { labels }) } });
  }
}
