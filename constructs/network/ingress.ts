import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import type { Secret } from '../configuration/secret';
import { Resource } from '../resource';
import { IngressClass } from './ingress-class';
import type { Service } from './service';

/** Where the requests for a path of a host go. */
export interface IngressRule {
  readonly host: string;
  /** @default / */
  readonly path?: string;
  /** `Prefix` also takes what is below the path. @default Prefix */
  readonly pathType?: 'Prefix' | 'Exact';
  readonly service: Service;
  /** The Service's port, by name. @default its first */
  readonly port?: string;
}

export interface IngressProps {
  readonly rules: readonly IngressRule[];
  /** Who answers for it: a class, or the annotation that a controller confined to one namespace reads. */
  readonly controller: IngressClass | { readonly annotation: string };
  /** The certificate for every host of the rules, in a Secret of type kubernetes.io/tls. @default plain HTTP */
  readonly tls?: Secret;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** HTTP routes from outside to Services, by host and path. https://kubernetes.io/docs/concepts/services-networking/ingress/ */
export class Ingress extends Resource {
  constructor(scope: Construct, name: string, props: IngressProps) {
    super(scope, 'Ingress', name);
    const { controller, rules, tls } = props;
    if (rules.length === 0) throw new Error(`L'Ingress « ${name} » n'a aucune règle : donnez-lui au moins un hôte et un Service.`);
    const hosts = [...new Set(rules.map(({ host }) => host))];
    for (const host of hosts) checkHost(name, host);
    const annotations = {
      ...('annotation' in controller && { 'kubernetes.io/ingress.class': controller.annotation }),
      ...props.annotations,
    };
    this.define(k8s.KubeIngress, {
      metadata: { name, ...(Object.keys(annotations).length > 0 && { annotations }) },
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

function httpPath(ingress: string, { service, port, path = '/', pathType = 'Prefix' }: IngressRule): k8s.HttpIngressPath {
  const known = Object.keys(service.ports);
  const name = port ?? known[0];
  if (name === undefined || !known.includes(name)) {
    throw new Error(
      `L'Ingress « ${ingress} » vise le port « ${name ?? '(aucun)'} » du Service « ${service.name} », qui ne l'a pas ; ses ports : ${known.join(', ') || 'aucun'}.`,
    );
  }
  if (!path.startsWith('/') || path.includes('//')) {
    throw new Error(`Le chemin « ${path} » de l'Ingress « ${ingress} » doit commencer par « / » et n'avoir jamais deux « / » de suite.`);
  }
  return { path, pathType, backend: { service: { name: service.name, port: { name } } } };
}

function checkHost(ingress: string, host: string): void {
  if (host.length > 253 || !/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(host)) {
    throw new Error(
      `L'hôte « ${host} » de l'Ingress « ${ingress} » n'est pas un nom DNS : minuscules, chiffres, tirets et points, sans port, comme web.etapes.test.`,
    );
  }
}
