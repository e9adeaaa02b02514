import type { Construct } from 'constructs';
import { Service, type ServiceProps } from './service';

/** No address of its own: its name resolves to the pods' addresses, and a StatefulSet's pods get names under it. */
export class HeadlessService extends Service {
  constructor(scope: Construct, name: string, props: ServiceProps & { readonly publishNotReadyAddresses?: boolean }) {
    super(scope, name, {
      ...props,
      spec: { clusterIp: 'None', ...(props.publishNotReadyAddresses && { publishNotReadyAddresses: true }) },
    });
  }
}
