import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { Resource } from '../resource';

/** Names the controller that answers for an Ingress. https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class */
export class IngressClass extends Resource<'IngressClass'> {
  constructor(scope: Construct, name: string, props: { readonly controller: string }) {
    super(scope, 'IngressClass', name, 'cluster');
    if (!/^[a-z0-9][-.a-z0-9]*\/.+$/.test(props.controller)) {
      throw new Error(
        `Le contrôleur « ${props.controller} » de l'IngressClass « ${name} » doit être un domaine et un nom, comme traefik.io/ingress-controller.`,
      );
    }
    this.define(k8s.KubeIngressClass, { metadata: { name }, spec: { controller: props.controller } });
  }
}
