import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCgroup } from '../machines/cgroups';
import { guardKernel } from '../machines/kernel-guard';
import type { Daemon, Machine } from '../machines/machine';
import { network } from '../machines/network';
import { cniFolders, containerdConfig, containerdSocket } from './containerd';
import { flags } from './control-plane';

interface NodeFiles {
  readonly bin: string;
  readonly pki: string;
  /** Folder of the kubeconfigs, one a component. */
  readonly conf: string;
  /** Below which its pods have their cgroups, from the hierarchies' root. */
  readonly cgroup: string;
  readonly pauseImage: string;
}

/** Makes a machine a node: containerd with runc, kubelet and kube-proxy. Its image store is in place already. */
export async function startNode(
  machine: Machine,
  files: NodeFiles,
  signal?: AbortSignal,
): Promise<{ kubelet: Daemon; all: readonly Daemon[] }> {
  makeCgroup(files.cgroup);
  await guardKernel(machine);
  const own = join(machine.folder, 'conf');
  mkdirSync(own, { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(join(own, name), text);
    return join(own, name);
  };

  const env = { ...process.env, PATH: `${files.bin}:${process.env['PATH']}` };
  const containerd = machine.start(
    'containerd',
    ['containerd', '-c', write('containerd.toml', containerdConfig(files.bin, files.pauseImage))],
    env,
  );
  await machine.serves(containerd, ['test', '-S', containerdSocket], 30, signal);
  const kubelet = machine.start(
    'kubelet',
    [
      join(files.bin, 'kubelet'),
      ...flags({
        config: write('kubelet.yaml', kubeletConfig(machine, files, write('resolv.conf', `nameserver ${network.dns}\n`))),
        kubeconfig: `${files.conf}/kubelet-${machine.name}.conf`,
        'node-ip': machine.address,
        'hostname-override': machine.name,
      }),
    ],
    env,
  );
  const proxy = machine.start(
    'kube-proxy',
    [join(files.bin, 'kube-proxy'), '--config', write('kube-proxy.yaml', proxyConfig(machine, files))],
    env,
  );
  return { kubelet, all: [containerd, kubelet, proxy] };
}

/** https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ */
function kubeletConfig(machine: Machine, { pki, cgroup }: NodeFiles, resolvConf: string): string {
  return `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: { clientCAFile: ${pki}/ca.crt } }
authorization: { mode: Webhook }
tlsCertFile: ${pki}/${machine.name}.crt
tlsPrivateKeyFile: ${pki}/${machine.name}.key
containerRuntimeEndpoint: unix://${containerdSocket}
clusterDNS: [${network.dns}]
clusterDomain: cluster.local
resolvConf: ${resolvConf}
cgroupDriver: cgroupfs
cgroupRoot: /${cgroup}
enforceNodeAllocatable: []
failCgroupV1: false
failSwapOn: false
volumePluginDir: /var/lib/kubelet/volumeplugins
serializeImagePulls: false
# An image deleted to make room could not be pulled again.
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
evictionHard: { memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1%, nodefs.inodesFree: 1%, imagefs.inodesFree: 1% }
# ConfigMaps and Secrets reach their volumes sooner than after a minute.
syncFrequency: 10s
nodeStatusUpdateFrequency: 5s
`;
}

function proxyConfig(machine: Machine, { conf }: NodeFiles): string {
  return `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
hostnameOverride: ${machine.name}
clusterCIDR: ${network.pods}
clientConnection: { kubeconfig: ${conf}/kube-proxy.conf }
# The table of connections is the host's: its size is not ours to change.
conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s }
`;
}

/** Where Debian and Ubuntu put the reference CNI plugins (package containernetworking-plugins). */
const debianCniPlugins = '/usr/lib/cni';

/** Puts the reference CNI plugins, and others by name, where containerd looks for them. */
export function installCniPlugins(machine: Machine, others: Readonly<Record<string, string>>): Promise<string> {
  return machine.mustRun([
    `mkdir -p ${cniFolders.plugins} ${cniFolders.configuration}`,
    `cp ${debianCniPlugins}/* ${cniFolders.plugins}/`,
    ...Object.entries(others).map(([name, path]) => `cp '${path}' ${cniFolders.plugins}/${name}`),
  ]);
}
