import { Construct } from 'constructs';
import { images } from '../../course/images';
import { readTextFile } from '../../system/text-file';
import { ConfigMap } from '../configuration/config-map';
import type { Service } from '../network/service';
import { Container } from '../pods/container';
import { Volume } from '../pods/volume';
import { Deployment } from '../workloads/deployment';

/** The script, from the project's folder: once bundled, this module is no longer beside it. */
const script = 'constructs/request-counter/client.sh';

export interface RequestCounterProps {
  /** Who is asked, on port 80: podinfo, whose answers hold a `message`. */
  readonly service: Service;
}

/** A client that sends ten requests a second without end, and logs how many were lost and what the last ten answers said. */
export class RequestCounter extends Construct {
  constructor(scope: Construct, name: string, { service }: RequestCounterProps) {
    super(scope, `RequestCounter ${name}`);
    if (!Object.values(service.ports).includes(80)) {
      const ports = Object.values(service.ports).join(', ') || 'aucun';
      throw new Error(
        `Le client « ${name} » demande ${service.name} sur le port 80, que ce Service n'a pas (ses ports : ${ports}) : donnez-le-lui.`,
      );
    }
    const config = new ConfigMap(this, name, { data: { 'client.sh': readTextFile(script) } });
    new Deployment(this, name, {
      containers: [
        new Container('client', {
          image: images.curl,
          command: ['sh', '/scripts/client.sh'],
          env: { URL: `http://${service.name}` },
          mounts: [Volume.configMap(config, { name: 'scripts' }).at('/scripts')],
        }).note('command', `dix requêtes par seconde, comptées : kubectl logs -f deployment/${name}`),
      ],
    });
  }
}
