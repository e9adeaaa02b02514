import { join } from 'node:path';
import type { Daemon, Machine } from '../../machines/machine';
import { network } from '../../machines/network';
import { cniFolders } from '../containerd';
import { flags } from '../control-plane';

interface CiliumFiles {
  readonly bin: string;
  readonly conf: string;
  /** Cilium's BPF sources: its agent compiles them at start. */
  readonly bpf: string;
}

const configuration = {
  cniVersion: '0.3.1',
  name: 'cilium',
  plugins: [{ type: 'cilium-cni' }, { type: 'portmap', capabilities: { portMappings: true } }],
};

/**
 * Starts Cilium's agent on a node: pods of other nodes by plain routes, Services left to kube-proxy, NetworkPolicies enforced in BPF.
 *
 * Its CRDs are in place. The CNI configuration is written once the agent answers: until then the node is not Ready.
 */
export async function startCilium(machine: Machine, { bin, conf, bpf }: CiliumFiles, signal?: AbortSignal): Promise<Daemon> {
  await machine.mustRun([
    'mkdir -p /run/cilium/cgroupv2 /var/lib/cilium',
    `cp -r '${bpf}' /var/lib/cilium/bpf`,
    'chmod -R u+w /var/lib/cilium/bpf',
    'mount -t bpf bpffs /sys/fs/bpf',
    'mount -t cgroup2 none /run/cilium/cgroupv2',
  ]);
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH']}:/usr/sbin:/sbin`,
    K8S_NODE_NAME: machine.name,
    CILIUM_K8S_NAMESPACE: 'kube-system',
    // Where its gops agent says its port: else in the home of the user, which machines share.
    GOPS_CONFIG_DIR: '/run/cilium/gops',
  };
  const agent = machine.start('cilium-agent', [join(bin, 'cilium-agent'), ...flags(agentFlags(conf))], env);
  await machine.serves(agent, ['curl', '-sf', '--max-time', '2', '-H', 'brief: true', health], 90, signal);
  await machine.run(['sh', '-c', `cat > ${cniFolders.configuration}/05-cilium.conflist`], { input: JSON.stringify(configuration) });
  return agent;
}

/** The agent's own health, on each node's loopback. */
const health = 'http://127.0.0.1:9879/healthz';

function agentFlags(conf: string): Record<string, string> {
  return {
    'k8s-kubeconfig-path': `${conf}/cilium.conf`,
    'lib-dir': '/var/lib/cilium',
    'state-dir': '/run/cilium',
    'cgroup-root': '/run/cilium/cgroupv2',
    devices: 'eth0',
    'identity-allocation-mode': 'crd',
    ipam: 'kubernetes',
    'enable-ipv6': 'false',
    'routing-mode': 'native',
    'ipv4-native-routing-cidr': network.pods,
    'auto-direct-node-routes': 'true',
    'enable-ipv4-masquerade': 'false',
    'kube-proxy-replacement': 'false',
    'enable-l7-proxy': 'false',
    'enable-hubble': 'false',
    'enable-health-checking': 'false',
    'enable-endpoint-health-checking': 'false',
    'enable-bpf-clock-probe': 'false',
    // Small maps: a course has few connections, and their memory counts.
    'bpf-policy-map-max': '1024',
    'bpf-ct-global-tcp-max': '8192',
    'bpf-ct-global-any-max': '8192',
    'bpf-nat-global-max': '8192',
    'cni-exclusive': 'false',
    'disable-envoy-version-check': 'true',
  };
}
