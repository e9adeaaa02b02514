import { isIP } from 'node:net';
import type { Construct } from 'constructs';
import * as k8s from '../imports/k8s';
import { checkLabels } from './names';
import type { Pods } from './pod-template';
import { Resource } from './resource';
import { checkTwins, knownPorts, servicePort } from './service-ports';
import { Workload } from './workload';

export interface ServiceProps {
  /** The pods it stands for. Of several workloads, it selects the labels that they have in common. */
  readonly pods: Pods | readonly Pods[];
  /** Ports of the Service by the name of the container port that each leads to: `{ http: 3050 }`. */
  readonly ports: Readonly<Record<string, number>>;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A stable address and name for a group of pods. https://kubernetes.io/docs/concepts/services-networking/service/ */
export abstract class Service extends Resource {
  readonly ports: Readonly<Record<string, number>>;
  private readonly selector: Readonly<Record<string, string>>;

  constructor(scope: Construct, name: string, props: ServiceProps, spec: k8s.ServiceSpec, more: ServiceExtras = {}) {
    super(scope, 'Service', name);
    const selected = [props.pods].flat();
    this.selector = commonLabels(name, selected);
    this.ports = props.ports;
    checkLabels(name, props.labels);
    if (Object.keys(props.ports).length === 0 && spec.clusterIp !== 'None') {
      throw new Error(`Le Service « ${name} » n'a aucun port : donnez-lui l'un de ceux des pods ; leurs ports : ${knownPorts(selected)}.`);
    }
    checkTwins(name, 'port', props.ports);
    this.define(k8s.KubeService, {
      metadata: {
        name,
        ...(props.labels && { labels: { ...props.labels } }),
        ...(more.annotations && Object.keys(more.annotations).length > 0 && { annotations: { ...more.annotations } }),
      },
      spec: {
        ...spec,
        selector: { ...this.selector },
        ports: Object.entries(props.ports).map(([portName, port]) =>
          servicePort(name, selected, portName, port, more.nodePorts?.[portName]),
        ),
      },
    });
    this.node.addValidation({ validate: () => this.strangers(selected) });
  }

  /** Workloads of the step that the selector catches although they were not given: their pods would get the requests too. */
  private strangers(selected: readonly Pods[]): string[] {
    const { root } = this.node;
    return root.node
      .findAll()
      .filter((construct): construct is Workload => construct instanceof Workload && !selected.includes(construct))
      .filter(({ labels }) => Object.entries(this.selector).every(([key, value]) => labels[key] === value))
      .map(
        (stranger) =>
          `Le Service « ${this.name} » choisit aussi les pods de « ${stranger.name} », qui ont les mêmes étiquettes : donnez-leur d'autres étiquettes, ou passez-les dans « pods ».`,
      );
  }
}

interface ServiceExtras {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly nodePorts?: Readonly<Record<string, number | undefined>>;
}

/** A virtual address inside the cluster. */
export class ClusterIpService extends Service {
  constructor(scope: Construct, name: string, props: ServiceProps) {
    super(scope, name, props, {});
  }
}

/** No address of its own: its name resolves to the pods' addresses, and a StatefulSet's pods get names under it. */
export class HeadlessService extends Service {
  constructor(scope: Construct, name: string, props: ServiceProps & { readonly publishNotReadyAddresses?: boolean }) {
    super(scope, name, props, { clusterIp: 'None', ...(props.publishNotReadyAddresses && { publishNotReadyAddresses: true }) });
  }
}

export interface NodePortServiceProps extends ServiceProps {
  /** Ports of every node, from 30000 to 32767, by port name. @default Kubernetes chooses free ones */
  readonly nodePorts?: Readonly<Record<string, number | undefined>>;
  /** `Local` keeps the client's address and answers only on nodes that have a pod. @default Kubernetes' own: Cluster */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
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
    super(
      scope,
      name,
      props,
      { type: 'NodePort', ...(props.externalTrafficPolicy && { externalTrafficPolicy: props.externalTrafficPolicy }) },
      props.nodePorts ? { nodePorts: props.nodePorts } : {},
    );
  }
}

/** A Service that also answers on addresses it claims for itself. Deprecated in Kubernetes 1.36 (CVE-2020-8554): history, to be refused. */
export class ExternalIpService extends Service {
  constructor(scope: Construct, name: string, props: ServiceProps & { readonly externalIPs: readonly string[] }) {
    if (props.externalIPs.length === 0)
      throw new Error(`Le Service « ${name} » n'a aucune adresse externe : donnez-en une, ou choisissez un ClusterIpService.`);
    const wrong = props.externalIPs.find((address) => isIP(address) === 0);
    if (wrong !== undefined)
      throw new Error(`« ${wrong} », adresse externe du Service « ${name} », n'est pas une adresse IP : écrivez-la comme 192.0.2.10.`);
    super(scope, name, props, { externalIPs: [...props.externalIPs] });
  }
}

function commonLabels(service: string, pods: readonly Pods[]): Record<string, string> {
  const [first, ...others] = pods;
  const common = Object.entries(first?.labels ?? {}).filter(([key, value]) => others.every(({ labels }) => labels[key] === value));
  if (common.length === 0) {
    throw new Error(`Les pods donnés au Service « ${service} » n'ont aucune étiquette en commun : ajoutez-leur la même, comme app: web.`);
  }
  return Object.fromEntries(common);
}
