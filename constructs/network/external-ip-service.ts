import { isIP } from 'node:net';
import type { Construct } from 'constructs';
import { Service, type ServiceProps } from './service';

/** A Service that also answers on addresses it claims for itself. Deprecated in Kubernetes 1.36 (CVE-2020-8554): history, to be refused. */
export class ExternalIpService extends Service {
  constructor(scope: Construct, name: string, props: ServiceProps & { readonly externalIPs: readonly string[] }) {
    if (props.externalIPs.length === 0)
      throw new Error(`Le Service « ${name} » n'a aucune adresse externe : donnez-en une, ou choisissez un ClusterIpService.`);
    const wrong = props.externalIPs.find((address) => isIP(address) === 0);
    if (wrong !== undefined)
      throw new Error(`« ${wrong} », adresse externe du Service « ${name} », n'est pas une adresse IP : écrivez-la comme 192.0.2.10.`);
    super(scope, name, { ...props, spec: { externalIPs: [...props.externalIPs] } });
  }
}
