import type { Construct } from 'constructs';
import { Service, type ServiceProps } from './service';
import { checkTwins } from './service-ports';

export interface NodePortServiceProps extends ServiceProps {
  /** Ports of every node, from 30000 to 32767, by port name. @default Kubernetes chooses free ones */
  readonly nodePorts?: Readonly<Record<string, number | undefined>>;
}

/** A port on every node of the cluster. */
export class NodePortService extends Service {
  constructor(scope: Construct, name: string, props: NodePortServiceProps) {
    for (const portName of Object.keys(props.nodePorts ?? {})) {
      if (!(portName in props.ports)) {
        throw new Error(
          `Le Service « ${name} » n'a pas de port « ${portName} » à ouvrir sur les nœuds ; ses ports : ${Object.keys(props.ports).join(', ') || 'aucun'}.`,
        );
      }
    }
    checkTwins(name, 'port de nœud', props.nodePorts ?? {});
    super(scope, name, { ...props, spec: { type: 'NodePort' } });
  }
}
