import type { Construct } from 'constructs';
import { Resource } from '../resource';
import type { PodProps } from './pod-props';
import { PodTemplate } from './pod-template';
import type { Pods } from './pods';

/** An object that makes pods of one template, or is a pod itself: what a Service, a budget or an autoscaler is given. */
export abstract class Workload extends Resource implements Pods {
  protected readonly template: PodTemplate;

  constructor(scope: Construct, kind: string, name: string, pods: PodProps, claimTemplates: readonly string[] = []) {
    super(scope, kind, name);
    this.template = new PodTemplate(this, name, pods, claimTemplates);
  }

  /** The labels of its pods. */
  get labels(): Readonly<Record<string, string>> {
    return this.template.labels;
  }

  /** The ports of its pods, by name. */
  get ports(): Readonly<Record<string, number>> {
    return this.template.ports;
  }

  /** The template as workloads hold it: metadata and spec. */
  protected get podTemplate() {
    return { metadata: this.template.metadata, spec: this.template.spec };
  }

  protected get selector() {
    return { matchLabels: { ...this.labels } };
  }
}
