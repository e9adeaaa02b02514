import type { Construct } from 'constructs';
import { appOf } from '../../course/step-app';
import type { Pods } from '../pods/pods';
import { Service, type ServiceProps } from './service';
import { knownPorts } from './service-ports';

export interface LoadBalancerServiceProps extends ServiceProps {
  /** What the cloud's load balancer asks to know whether a pod is well. @default the first port, at `/` */
  readonly healthCheck?: { readonly port: string; readonly path: string };
}

/** An address outside the cluster, given by the cloud (or by `minikube tunnel`), as the target's table says. */
export class LoadBalancerService extends Service {
  constructor(scope: Construct, name: string, props: LoadBalancerServiceProps) {
    const { class: loadBalancerClass, annotations } = appOf(scope).target.get('loadBalancer');
    const { port, path } = props.healthCheck ?? { port: Object.keys(props.ports)[0] ?? '', path: '/' };
    const pods = [props.pods].flat()[0] as Pods;
    if (props.healthCheck && !(port in pods.ports)) {
      throw new Error(
        `Le contrôle de santé du Service « ${name} » vise le port « ${port} », que les pods n'ont pas ; leurs ports : ${knownPorts([pods])}.`,
      );
    }
    if (!path.startsWith('/'))
      throw new Error(`Le chemin « ${path} » du contrôle de santé du Service « ${name} » doit commencer par « / ».`);
    // A cloud that cannot be told the port asks on the Service's own: it must not be given the path of another port.
    const tellsPort = Object.values(annotations).some((text) => text.includes('{port}'));
    const useful = tellsPort || port in props.ports ? Object.entries(annotations) : [];
    const fill = (text: string) => text.replace('{port}', String(pods.ports[port])).replace('{path}', path);
    super(scope, name, {
      ...props,
      spec: { type: 'LoadBalancer', ...(loadBalancerClass !== undefined && { loadBalancerClass }) },
      annotations: Object.fromEntries(useful.map(([key, value]) => [key, fill(value)])),
    });
  }
}
