import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import type { Secret } from '../configuration/secret';
import { Resource } from '../resource';
import { IngressClass } from './ingress-class';
import type { Service } from './service';

/** Where the requests for a path of a host go. */
export interface IngressRule {
  readonly host: string;
  /** Requests below it go there too. @default / */
  readonly path?: string;
  /** They go to its first port. */
  readonly service: Service;
}

export interface IngressProps {
  readonly rules: readonly IngressRule[];
  /** Who answers for it: a class, or the annotation that a controller confined to one namespace reads. */
  readonly controller: IngressClass | { readonly annotation: string };
  /** The certificate for every host of the rules, in a Secret of type kubernetes.io/tls. @default plain HTTP */
  readonly tls?: Secret;
}

/** HTTP routes from outside to Services, by host and path. https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export class Ingress extends Resource {
  constructor(scope: Construct, name: string, props: IngressProps) {
    super(scope, 'Ingress', name);
    const { controller, rules, tls } = props;
    if (rules.length === 0) throw new Error(`L'Ingress « ${name} » n'a aucune règle : donnez-lui au moins un hôte et un Service.`);
    const hosts = [...new Set(rules.map(({ host }) => host))];
    for (const host of hosts) checkHost(name, host);
    this.define(k8s.KubeIngress, {
      metadata: {
        name,
        ...('annotation' in controller && { annotations: { 'kubernetes.io/ingress.class': controller.annotation } }),
      },
      spec: {
        ...(controller instanceof IngressClass && { ingressClassName: controller.name }),
        ...(tls && { tls: [{ hosts, secretName: tls.name }] }),
        rules: hosts.map((host) => ({
          host,
          http: { paths: rules.filter((rule) => rule.host === host).map((rule) => httpPath(name, rule)) },
        })),
      },
    });
  }
}

function httpPath(ingress: string, { service, path = '/' }: IngressRule): k8s.HttpIngressPath {
  const [port] = Object.keys(service.ports);
  if (port === undefined) {
    throw new Error(`L'Ingress « ${ingress} » mène au Service « ${service.name} », qui n'a aucun port : donnez-lui-en un.`);
  }
  if (!path.startsWith('/') || path.includes('//')) {
    throw new Error(`Le chemin « ${path} » de l'Ingress « ${ingress} » doit commencer par « / » et n'avoir jamais deux « / » de suite.`);
  }
  return { path, pathType: 'Prefix', backend: { service: { name: service.name, port: { name: port } } } };
}

function checkHost(ingress: string, host: string): void {
  if (host.length > 253 || !/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host)) {
    throw new Error(
      `L'hôte « ${host} » de l'Ingress « ${ingress} » n'est pas un nom DNS : minuscules, chiffres, tirets et points, sans port, comme web.etapes.test.`,
    );
  }
}
