import { join } from 'node:path';
import type { Daemon, Machine } from '../machines/machine';
import { network } from '../machines/network';

/** Where the control plane finds its programs and its certificates. */
interface ControlPlaneFiles {
  readonly bin: string;
  readonly pki: string;
  /** Folder of the kubeconfigs, one a component. */
  readonly conf: string;
}

/** etcd's client address on the control plane: plain HTTP, seen by that machine alone. */
export const etcdEndpoint = 'http://127.0.0.1:2379';

/** Starts etcd and kube-apiserver, and waits until the API server is ready (measured: 3 to 5 s). */
export async function startApiServer(machine: Machine, files: ControlPlaneFiles, signal?: AbortSignal): Promise<Daemon[]> {
  const etcd = machine.start('etcd', [
    join(files.bin, 'etcd'),
    ...flags({
      'data-dir': '/var/lib/etcd',
      // A machine that loses power loses this cluster anyway.
      'unsafe-no-fsync': 'true',
      'log-level': 'warn',
    }),
  ]);
  const server = machine.start('kube-apiserver', [join(files.bin, 'kube-apiserver'), ...flags(apiServerFlags(machine, files.pki))]);
  const identity = ['--cacert', `${files.pki}/ca.crt`, '--cert', `${files.pki}/admin.crt`, '--key', `${files.pki}/admin.key`];
  await machine.serves(server, ['curl', '-sf', '--max-time', '2', ...identity, 'https://127.0.0.1:6443/readyz'], 90, signal);
  return [etcd, server];
}

function apiServerFlags(machine: Machine, pki: string): Record<string, string> {
  return {
    'etcd-servers': etcdEndpoint,
    'advertise-address': machine.address,
    'secure-port': '6443',
    'tls-cert-file': `${pki}/apiserver.crt`,
    'tls-private-key-file': `${pki}/apiserver.key`,
    'client-ca-file': `${pki}/ca.crt`,
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    'allow-privileged': 'true',
    'service-cluster-ip-range': network.services,
    'service-account-issuer': 'https://kubernetes.default.svc.cluster.local',
    'service-account-key-file': `${pki}/sa.pub`,
    'service-account-signing-key-file': `${pki}/sa.key`,
    'kubelet-client-certificate': `${pki}/apiserver-kubelet.crt`,
    'kubelet-client-key': `${pki}/apiserver-kubelet.key`,
    'kubelet-certificate-authority': `${pki}/ca.crt`,
    'kubelet-preferred-address-types': 'InternalIP',
    'requestheader-client-ca-file': `${pki}/front-proxy-ca.crt`,
    'requestheader-allowed-names': 'front-proxy-client',
    'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
    'requestheader-group-headers': 'X-Remote-Group',
    'requestheader-username-headers': 'X-Remote-User',
    'proxy-client-cert-file': `${pki}/front-proxy-client.crt`,
    'proxy-client-key-file': `${pki}/front-proxy-client.key`,
    // No kube-proxy on this machine: aggregated APIs and webhooks are reached at their pods.
    'enable-aggregator-routing': 'true',
  };
}

/** Starts the controller manager and the scheduler, as kubeadm would. */
export function startControllers(machine: Machine, { bin, pki, conf }: ControlPlaneFiles): Daemon[] {
  return [
    machine.start('kube-controller-manager', [
      join(bin, 'kube-controller-manager'),
      ...flags({
        kubeconfig: `${conf}/kube-controller-manager.conf`,
        'bind-address': '127.0.0.1',
        'use-service-account-credentials': 'true',
        'root-ca-file': `${pki}/ca.crt`,
        'service-account-private-key-file': `${pki}/sa.key`,
        'cluster-signing-cert-file': `${pki}/ca.crt`,
        'cluster-signing-key-file': `${pki}/ca.key`,
        'allocate-node-cidrs': 'true',
        'cluster-cidr': network.pods,
        'service-cluster-ip-range': network.services,
      }),
    ]),
    machine.start('kube-scheduler', [
      join(bin, 'kube-scheduler'),
      ...flags({ kubeconfig: `${conf}/kube-scheduler.conf`, 'bind-address': '127.0.0.1' }),
    ]),
  ];
}

/** `--name=value` for each entry. */
export function flags(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}
