import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { Resource } from '../resource';

/** The identity of a program that talks to the API server. https://kubernetes.io/docs/concepts/security/service-accounts/ */
export class ServiceAccount extends Resource<'ServiceAccount'> {
  constructor(scope: Construct, name: string) {
    super(scope, 'ServiceAccount', name);
    this.define(k8s.KubeServiceAccount, { metadata: { name } });
  }
}
