import type { TargetId } from '../../../../course/targets';
import type { KubeObject } from '../../../../imports/kube-object';
import { Kube } from '../../../../live/kube';
import { run } from '../../../../system/process';
import type { ClusterFacility, NodeMachine } from './facility';

const enforcers = /^(calico-node|cilium|antrea-agent|kube-router|weave-net|azure-npm|aws-node|kindnet|anetd)/;

/**
 * A cluster of the user's own kubeconfig, with what can be asked of it. Its nodes stay closed, and this machine is the one outside.
 * Throws where the cluster does not answer.
 */
export async function existingFacility(context: string, target: TargetId): Promise<ClusterFacility> {
  const kube = new Kube(['kubectl', '--context', context], 'default');
  const version = await kube.raw(['version'], { within: 15 });
  if (!version.ok) {
    const { stdout } = await run(['kubectl', 'config', 'get-contexts', '-o', 'name']);
    throw new Error(
      `le cluster du contexte « ${context} » ne répond pas (${version.stderr.trim().split('\n')[0]}) ; contextes connus : ${stdout.trim().split('\n').join(', ') || 'aucun'}.`,
    );
  }
  const [nodes, agents, metrics, classes, helm] = await Promise.all([
    kube.list('nodes'),
    kube.list('daemonsets', undefined, ['--all-namespaces']),
    kube.raw(['get', '--raw', '/apis/metrics.k8s.io/v1beta1/nodes']),
    kube.list('storageclasses'),
    run(['helm', 'version', '--short']).then(
      ({ ok }) => ok,
      () => false, // There is no helm here.
    ),
  ]);
  const byDefault = ({ metadata }: KubeObject) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true';
  if (!classes.some(byDefault))
    throw new Error(`le cluster du contexte « ${context} » n'a pas de StorageClass par défaut : les étapes de stockage en ont besoin.`);
  return {
    kubeconfig: null,
    context,
    kubectl: ['kubectl'],
    helm: helm ? 'helm' : null,
    target,
    outside: [],
    here: [],
    nodes: nodes.map(machine),
    etcdctl: null,
    features: {
      policies: agents.some(({ metadata }) => enforcers.test(metadata.name)),
      loadBalancer: target !== 'minikube' || (await hasAddresses(kube)),
      metrics: metrics.ok,
      nfs: 'rien ne dit si les nœuds de ce cluster savent monter un partage NFS, ni où il y en a un',
    },
    otherCni: null,
  };
}

const machine = ({ metadata, status }: KubeObject): NodeMachine => ({
  name: metadata.name,
  address: status.addresses.find(({ type }: KubeObject) => type === 'InternalIP').address,
  run: null,
});

/** A cluster that gives addresses has given one, or runs a controller that is known to. */
async function hasAddresses(kube: Kube): Promise<boolean> {
  const services = await kube.list('services', undefined, ['--all-namespaces']);
  if (services.some(({ status }) => status.loadBalancer?.ingress?.length > 0)) return true;
  const pods = await kube.list('pods', undefined, ['--all-namespaces']);
  return pods.some(({ metadata }) => /^(speaker|metallb|svclb|kube-vip|cloud-provider)/.test(metadata.name));
}
