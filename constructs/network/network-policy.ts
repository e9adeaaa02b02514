import type { Construct } from 'constructs';
import type { StepApp } from '../../course/step-app';
import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import { checkLabels } from '../names';
import type { Pods } from '../pods/pods';
import { Resource } from '../resource';
import { checkRange } from './cidr';

/**
 * Who is at the other end: pods, every pod of the policy's own namespace, every pod (or those with these labels) of the namespaces
 * with these labels, or a range of addresses without some of its parts.
 */
export type Peer =
  | Pods
  | 'own-namespace'
  | { readonly namespaces: Labels; readonly pods?: Labels }
  | { readonly cidr: string; readonly except?: readonly string[] };

type Labels = Readonly<Record<string, string>>;

/** One allowed path. No peer: anyone; no port: any port. */
export interface Allowed {
  readonly peers?: readonly Peer[];
  /** Names of container ports, which the pods at the receiving end must have, or numbers. */
  readonly ports?: readonly (string | number | { readonly port: number; readonly protocol: 'TCP' | 'UDP' })[];
}

export interface NetworkPolicyProps {
  /** Whom it concerns. `all` for every pod of the namespace. */
  readonly pods: Pods | 'all';
  /** What may come in; `[]` for nothing. @default not this policy's concern */
  readonly ingress?: readonly Allowed[];
  /** What may go out; `[]` for nothing. @default not this policy's concern */
  readonly egress?: readonly Allowed[];
}

/** The resolver of the cluster, which nearly every pod needs once its egress is confined. */
export const dns = (app: StepApp): Allowed => ({
  peers: app.target
    .get('dnsPods')
    .map((app) => ({ namespaces: { 'kubernetes.io/metadata.name': 'kube-system' }, pods: { 'k8s-app': app } })),
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
});

/** Which connections pods may take and make. https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export class NetworkPolicy extends Resource {
  constructor(scope: Construct, name: string, props: NetworkPolicyProps) {
    super(scope, 'NetworkPolicy', name);
    const { pods, ingress, egress } = props;
    if (!ingress && !egress)
      throw new Error(`La NetworkPolicy « ${name} » ne dit rien : donnez-lui ingress, egress ou les deux ([] pour tout interdire).`);
    for (const allowed of ingress ?? []) check(name, allowed, pods === 'all' ? [] : [pods]);
    for (const allowed of egress ?? []) check(name, allowed, allowed.peers ?? []);
    this.define(k8s.KubeNetworkPolicy, {
      metadata: { name },
      spec: {
        podSelector: pods === 'all' ? {} : { matchLabels: { ...pods.podLabels } },
        policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
        ...(ingress &&
          ingress.length > 0 && {
            ingress: ingress.map(({ peers, ports }) => ({ ...(peers && { from: peers.map(peer) }), ...allowedPorts(ports) })),
          }),
        ...(egress &&
          egress.length > 0 && {
            egress: egress.map(({ peers, ports }) => ({ ...(peers && { to: peers.map(peer) }), ...allowedPorts(ports) })),
          }),
      },
    });
  }
}

/** Refuses a path that Kubernetes would refuse, or that would not be the one meant. */
function check(name: string, { peers, ports }: Allowed, receivers: readonly Peer[]): void {
  if (peers?.length === 0 || ports?.length === 0) {
    throw new Error(
      `La NetworkPolicy « ${name} » a une liste vide dans une règle : Kubernetes y lirait « tout le monde » ; omettez la liste pour tout autoriser, retirez la règle pour interdire.`,
    );
  }
  for (const given of peers ?? []) {
    if (typeof given === 'string') continue;
    if ('cidr' in given) checkRange(`de la NetworkPolicy « ${name} »`, given.cidr, given.except);
    if ('namespaces' in given) for (const labels of [given.namespaces, given.pods]) checkLabels(name, labels);
  }
  for (const port of ports ?? []) {
    if (typeof port !== 'string') {
      checkCount(`Un port de la NetworkPolicy « ${name} »`, typeof port === 'number' ? port : port.port, 1, 65535);
      continue;
    }
    for (const receiver of receivers) {
      if (typeof receiver === 'object' && 'ports' in receiver && !(port in receiver.ports)) {
        throw new Error(
          `La NetworkPolicy « ${name} » ouvre le port « ${port} », que les pods visés n'ont pas ; leurs ports : ${Object.keys(receiver.ports).join(', ') || 'aucun'}.`,
        );
      }
    }
  }
}

function peer(given: Peer): k8s.NetworkPolicyPeer {
  if (given === 'own-namespace') return { podSelector: {} };
  if ('cidr' in given) return { ipBlock: { cidr: given.cidr, ...(given.except && { except: [...given.except] }) } };
  if ('namespaces' in given) {
    return {
      namespaceSelector: { matchLabels: { ...given.namespaces } },
      ...(given.pods && { podSelector: { matchLabels: { ...given.pods } } }),
    };
  }
  return { podSelector: { matchLabels: { ...given.podLabels } } };
}

function allowedPorts(ports: Allowed['ports']): { ports?: k8s.NetworkPolicyPort[] } {
  if (!ports) return {};
  return {
    ports: ports.map((given) => {
      if (typeof given === 'string') return { port: k8s.IntOrString.fromString(given) };
      if (typeof given === 'number') return { port: k8s.IntOrString.fromNumber(given) };
      return { protocol: given.protocol, port: k8s.IntOrString.fromNumber(given.port) };
    }),
  };
}
