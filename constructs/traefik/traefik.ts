import { Construct } from 'constructs';
import { images } from '../../course/images';
import { appOf } from '../../course/step-app';
import type { IngressProps } from '../network/ingress';
import type { IngressClass } from '../network/ingress-class';
import { LoadBalancerService } from '../network/load-balancer-service';
import { NodePortService } from '../network/node-port-service';
import { Container } from '../pods/container';
import { Probe } from '../pods/probe';
import { Deployment } from '../workloads/deployment';
import { TraefikConfig, traefikEnv } from './config';
import { TraefikClusterRights, TraefikRights } from './rights';

export interface TraefikProps {
  /** The class whose Ingresses it serves, which asks for rights on the whole cluster.
   * @default none: it serves Ingresses that carry the annotation kubernetes.io/ingress.class, with rights on its namespace only */
  readonly ingressClass?: IngressClass;
  /** Whether it also answers in HTTPS. @default false */
  readonly https?: boolean;
  /** Ports of the nodes where the target has no load balancer and lets a lesson choose. @default Kubernetes chooses */
  readonly nodePorts?: { readonly web: number; readonly websecure?: number };
  /** Labels of its Deployment and of the pods. @default none, and app: the name */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The Ingress controller of one namespace, reached from outside as the target's table says. https://doc.traefik.io/traefik/ */
export class Traefik extends Construct {
  /** Who answers for an Ingress: what its `controller` takes. */
  readonly controller: IngressProps['controller'];

  constructor(scope: Construct, name: string, props: TraefikProps = {}) {
    super(scope, `Traefik ${name}`);
    const { ingressClass, https = false, labels } = props;
    if (props.nodePorts?.websecure !== undefined && !https) {
      throw new Error(
        `Traefik « ${name} » n'écoute pas en HTTPS : retirez nodePorts.websecure (${props.nodePorts.websecure}), ou donnez « https: true ».`,
      );
    }
    this.controller = ingressClass ?? { annotation: 'traefik' };
    const { target } = appOf(this);
    const exposure = target.get('ingressService');
    const config = new TraefikConfig(this, name, { https, clusterScope: ingressClass !== undefined });
    const { account } = new TraefikRights(this, name);
    if (ingressClass) new TraefikClusterRights(this, name);
    const deployment = new Deployment(this, name, {
      ...(labels && { labels, podLabels: labels }),
      serviceAccount: account,
      // A Service named traefik-log, say, would inject TRAEFIK_LOG_PORT, which Traefik would refuse as a part of its configuration.
      enableServiceLinks: false,
      containers: [
        new Container(name, {
          image: images.traefik,
          ports: { web: 8000, ...(https && { websecure: 8443 }), traefik: 8080 },
          envFrom: [config],
          env: traefikEnv(name, exposure),
          probes: { readiness: Probe.httpGet('/ping', { port: 'traefik' }), liveness: Probe.httpGet('/ping', { port: 'traefik' }) },
        })
          .note('envFrom', 'toutes les entrées du ConfigMap deviennent des variables')
          .note('env[TRAEFIK_PROVIDERS_KUBERNETESINGRESS_NAMESPACES]', 'Traefik ne regarde que son propre namespace'),
      ],
    });
    deployment.note(
      'spec.template.spec.enableServiceLinks',
      "sinon les Services du namespace deviendraient des variables, d'où Traefik tire sa configuration",
    );
    const ports = { web: 80, ...(https && { websecure: 443 }) };
    if (exposure === 'LoadBalancer') {
      new LoadBalancerService(this, name, { pods: deployment, ports, healthCheck: { port: 'traefik', path: '/ping' } });
      return;
    }
    const nodePorts = Object.entries(props.nodePorts ?? {}).map(([port, number]) => [port, target.nodePort(number)]);
    new NodePortService(this, name, { pods: deployment, ports, nodePorts: Object.fromEntries(nodePorts) });
  }
}
