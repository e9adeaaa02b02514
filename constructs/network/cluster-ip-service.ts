import type { Construct } from 'constructs';
import { Service, type ServiceProps } from './service';

/** A virtual address inside the cluster. */
export class ClusterIpService extends Service {
  constructor(scope: Construct, name: string, props: ServiceProps) {
    super(scope, name, props);
  }
}
