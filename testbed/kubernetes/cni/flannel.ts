import { join } from 'node:path';
import type { Daemon, Machine } from '../../machines/machine';
import { network } from '../../machines/network';
import { cniFolders } from '../containerd';
import { flags } from '../control-plane';

const configuration = {
  cniVersion: '0.3.1',
  name: 'cbr0',
  plugins: [
    { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
};

const subnets = '/run/flannel/subnet.env';

/** Starts Flannel on a node (VXLAN, as its own manifests do). It carries packets and enforces no NetworkPolicy at all. */
export async function startFlannel(machine: Machine, { bin, conf }: { bin: string; conf: string }, signal?: AbortSignal): Promise<Daemon> {
  const net = JSON.stringify({ Network: network.pods, EnableNFTables: true, Backend: { Type: 'vxlan' } });
  await machine.mustRun([
    // Pods of one node reach each other through Services: what crosses the bridge must meet kube-proxy's rules.
    'sysctl -qw net.bridge.bridge-nf-call-iptables=1',
    `mkdir -p /run/flannel && echo '${net}' > /run/flannel/net-conf.json`,
  ]);
  const env = { ...process.env, NODE_NAME: machine.name, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
  const daemon = machine.start(
    'flanneld',
    [
      join(bin, 'flanneld'),
      ...flags({
        'kube-subnet-mgr': 'true',
        'kubeconfig-file': `${conf}/flannel.conf`,
        'net-config-path': '/run/flannel/net-conf.json',
        'subnet-file': subnets,
        iface: 'eth0',
      }),
    ],
    env,
  );
  await machine.serves(daemon, ['test', '-s', subnets], 60, signal);
  await machine.run(['sh', '-c', `cat > ${cniFolders.configuration}/10-flannel.conflist`], { input: JSON.stringify(configuration) });
  return daemon;
}
