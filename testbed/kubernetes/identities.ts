import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, nodeNames } from '../machines/machines';
import { network } from '../machines/network';
import { kubeconfig, makePki } from './pki';

/** Users that get a certificate, with their group (https://kubernetes.io/docs/reference/access-authn-authz/rbac/); kubelets aside. */
const users: Readonly<Record<string, string>> = {
  admin: '/O=system:masters/CN=kubernetes-admin',
  'apiserver-kubelet': '/O=system:masters/CN=kube-apiserver-kubelet-client',
  'kube-controller-manager': '/CN=system:kube-controller-manager',
  'kube-scheduler': '/CN=system:kube-scheduler',
  'kube-proxy': '/CN=system:kube-proxy',
  cilium: '/O=system:masters/CN=cilium',
  flannel: '/O=system:masters/CN=flannel',
};

/** Makes the certificates of everyone in a cluster, and the kubeconfigs of those who call its API server, one a component. */
export async function makeIdentities(folders: { pki: string; conf: string }): Promise<void> {
  await makePki(folders.pki, certificates());
  const server = `https://${addresses['control-plane']}:6443`;
  for (const user of [...Object.keys(users), ...nodeNames.map((node) => `kubelet-${node}`)])
    writeFileSync(join(folders.conf, `${user}.conf`), kubeconfig(folders.pki, user, server, 'kube-etapes'), { mode: 0o600 });
}

function certificates() {
  const kubelets = nodeNames.flatMap((node) => [
    { name: `kubelet-${node}`, subject: `/O=system:nodes/CN=system:node:${node}`, authority: 'ca' as const },
    { name: node, subject: `/O=system:nodes/CN=system:node:${node}`, authority: 'ca' as const, hosts: [node, addresses[node]] },
  ]);
  const inside = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
  const hosts = [...inside, 'localhost', '127.0.0.1', addresses['control-plane'], network.kubernetes];
  return [
    ...Object.entries(users).map(([name, subject]) => ({ name, subject, authority: 'ca' as const })),
    ...kubelets,
    { name: 'apiserver', subject: '/CN=kube-apiserver', authority: 'ca' as const, hosts },
    { name: 'front-proxy-client', subject: '/CN=front-proxy-client', authority: 'front-proxy-ca' as const },
  ];
}
