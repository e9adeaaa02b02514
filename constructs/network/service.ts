import type { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { namespaceOf, resourcesAround } from '../chart-resources';
import type { Pods } from '../pods/pods';
import { Workload } from '../pods/workload';
import { Resource } from '../resource';
import { checkTwins, knownPorts, servicePort } from './service-ports';

export interface ServiceProps {
  /** The pods it stands for. Of several workloads, it selects the labels that they have in common. */
  readonly pods: Pods | readonly Pods[];
  /** Ports of the Service by the name of the container port that each leads to: `{ http: 3050 }`. */
  readonly ports: Readonly<Record<string, number>>;
}

/** What one type of Service adds to what all of them have. */
interface ServiceType {
  /** Fields of its own; none for a Service with an address inside the cluster only. */
  readonly spec?: Omit<k8s.ServiceSpec, 'selector' | 'ports'>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** By port name; `undefined` where Kubernetes chooses. */
  readonly nodePorts?: Readonly<Record<string, number | undefined>>;
}

/** A stable address and name for a group of pods. https://kubernetes.io/docs/concepts/services-networking/service/ */
export abstract class Service extends Resource {
  readonly ports: Readonly<Record<string, number>>;
  private readonly selector: Readonly<Record<string, string>>;

  protected constructor(scope: Construct, name: string, props: ServiceProps & ServiceType) {
    super(scope, 'Service', name);
    const { ports, annotations = {}, spec, nodePorts = {} } = props;
    const selected = [props.pods].flat();
    this.selector = commonLabels(name, selected);
    this.ports = ports;
    if (Object.keys(ports).length === 0 && spec?.clusterIp !== 'None') {
      throw new Error(`Le Service « ${name} » n'a aucun port : donnez-lui l'un de ceux des pods ; leurs ports : ${knownPorts(selected)}.`);
    }
    checkTwins(name, 'port', ports);
    this.define(k8s.KubeService, {
      metadata: { name, annotations: { ...annotations } },
      spec: {
        ...spec,
        selector: { ...this.selector },
        ports: Object.entries(ports).map(([portName, port]) =>
          servicePort({ service: name, pods: selected, name: portName, port, nodePort: nodePorts[portName] }),
        ),
      },
    });
    this.node.addValidation({ validate: () => this.strangers(selected) });
  }

  /** Workloads of the chart that the selector catches although they were not given: their pods would get the requests too. */
  private strangers(selected: readonly Pods[]): string[] {
    return [...resourcesAround(this).values()]
      .filter((other): other is Workload => other instanceof Workload && namespaceOf(other) === namespaceOf(this))
      .filter((workload) => !selected.includes(workload))
      .filter(({ podLabels }) => Object.entries(this.selector).every(([key, value]) => podLabels[key] === value))
      .map(
        (stranger) =>
          `Le Service « ${this.name} » choisit aussi les pods de « ${stranger.name} », qui ont les mêmes étiquettes : donnez-leur d'autres étiquettes, ou passez-les dans « pods ».`,
      );
  }
}

function commonLabels(service: string, pods: readonly Pods[]): Record<string, string> {
  const [first, ...others] = pods;
  const common = Object.entries(first?.podLabels ?? {}).filter(([key, value]) => others.every(({ podLabels }) => podLabels[key] === value));
  if (common.length === 0) {
    throw new Error(`Les pods donnés au Service « ${service} » n'ont aucune étiquette en commun : ajoutez-leur la même, comme app: web.`);
  }
  return Object.fromEntries(common);
}
