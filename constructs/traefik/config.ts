import type { Construct } from 'constructs';
import type { Capabilities } from '../../course/target';
import { ConfigMap } from '../configuration/config-map';
import { type Env, EnvValue } from '../pods/env';

/**
 * Traefik's static configuration. All of it is environment variables, because a file, flags and variables exclude each other,
 * and only a variable can hold the namespace, which a step does not know.
 * https://doc.traefik.io/traefik/reference/install-configuration/configuration-options/
 */
export class TraefikConfig extends ConfigMap {
  constructor(scope: Construct, name: string, props: { readonly https: boolean; readonly clusterScope: boolean }) {
    super(scope, name, {
      data: {
        TRAEFIK_ENTRYPOINTS_WEB_ADDRESS: ':8000',
        ...(props.https && { TRAEFIK_ENTRYPOINTS_WEBSECURE_ADDRESS: ':8443', TRAEFIK_ENTRYPOINTS_WEBSECURE_HTTP_TLS: 'true' }),
        TRAEFIK_PROVIDERS_KUBERNETESINGRESS: 'true',
        TRAEFIK_PROVIDERS_KUBERNETESINGRESS_ALLOWEMPTYSERVICES: 'true',
        TRAEFIK_PROVIDERS_KUBERNETESINGRESS_STRICTPREFIXMATCHING: 'true',
        ...(!props.clusterScope && { TRAEFIK_PROVIDERS_KUBERNETESINGRESS_DISABLECLUSTERSCOPERESOURCES: 'true' }),
        TRAEFIK_PING: 'true',
        TRAEFIK_GLOBAL_CHECKNEWVERSION: 'false',
        TRAEFIK_GLOBAL_SENDANONYMOUSUSAGE: 'false',
      },
    });
    if (props.https) this.note('data.TRAEFIK_ENTRYPOINTS_WEBSECURE_HTTP_TLS', "le point d'entrée HTTPS : tout y est chiffré");
    this.note('data.TRAEFIK_PROVIDERS_KUBERNETESINGRESS', 'les routes viennent des objets Ingress')
      .note('data.TRAEFIK_PROVIDERS_KUBERNETESINGRESS_ALLOWEMPTYSERVICES', 'un Service sans pod prêt répond 503, et non 404')
      .note('data.TRAEFIK_PROVIDERS_KUBERNETESINGRESS_STRICTPREFIXMATCHING', '/api ne prend pas /apiculture');
  }
}

/** What only the running pod knows: its namespace, and where its Ingresses can be reached. */
export function traefikEnv(service: string, exposure: Capabilities['ingressService']): Env {
  const prefix = 'TRAEFIK_PROVIDERS_KUBERNETESINGRESS';
  return {
    POD_NAMESPACE: EnvValue.field('metadata.namespace'),
    [`${prefix}_NAMESPACES`]: '$(POD_NAMESPACE)',
    ...(exposure === 'NodePort'
      ? { [`${prefix}_INGRESSENDPOINT_IP`]: EnvValue.field('status.hostIP') }
      : { [`${prefix}_INGRESSENDPOINT_PUBLISHEDSERVICE`]: `$(POD_NAMESPACE)/${service}` }),
  };
}
