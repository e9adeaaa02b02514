import type { Construct } from 'constructs';
import { Resource } from '../resource';
import { PodTemplate, type PodTemplateParts } from './pod-template';
import type { Pods } from './pods';

/** An object that makes pods of one template, or is a pod itself: what a Service, a budget or an autoscaler is given. */
export abstract class Workload extends Resource implements Pods {
  protected readonly template: PodTemplate;

  constructor(scope: Construct, kind: string, name: string, pods: PodTemplateParts) {
    super(scope, kind, name);
    this.template = new PodTemplate(this, name, pods);
  }

  get podLabels(): Readonly<Record<string, string>> {
    return this.template.podLabels;
  }

  get ports(): Readonly<Record<string, number>> {
    return this.template.ports;
  }

  /** The template as workloads hold it: metadata and spec. */
  protected get podTemplate() {
    return { metadata: this.template.metadata, spec: this.template.spec };
  }

  protected get selector() {
    return { matchLabels: { ...this.podLabels } };
  }
}
