import { newest, type Version, versions } from '../../course/versions';
import type { Artifact, Program } from './artifact';
import {
  cilium,
  containerd,
  coredns,
  etcd,
  flannel,
  flannelCni,
  helm,
  kubernetes,
  kubernetesOf,
  localPath,
  metallb,
  metricsServer,
  pause,
  podinfo,
  runc,
  traefik,
} from './projects';

/** Every program of the test cluster, by the name that it has in a user's folder too, and the files that some need. */
export const programs = {
  'kube-apiserver': { project: kubernetes, package: 'k8s.io/kubernetes/cmd/kube-apiserver', seconds: 60 },
  'kube-controller-manager': { project: kubernetes, package: 'k8s.io/kubernetes/cmd/kube-controller-manager', seconds: 40 },
  'kube-scheduler': { project: kubernetes, package: 'k8s.io/kubernetes/cmd/kube-scheduler', seconds: 5 },
  kubeadm: { project: kubernetes, package: 'k8s.io/kubernetes/cmd/kubeadm', seconds: 10 },
  kubectl: { project: kubernetes, package: 'k8s.io/kubernetes/cmd/kubectl', seconds: 15 },
  kubelet: { project: kubernetes, package: 'k8s.io/kubernetes/cmd/kubelet', seconds: 20 },
  'kube-proxy': { project: kubernetes, package: 'k8s.io/kubernetes/cmd/kube-proxy', seconds: 7 },
  'metrics-server': { project: metricsServer, package: 'sigs.k8s.io/metrics-server/cmd/metrics-server', seconds: 10 },
  'local-path-provisioner': { project: localPath, package: 'github.com/rancher/local-path-provisioner', seconds: 5 },
  coredns: { project: coredns, package: `kube-etapes/testbed/kubernetes-${newest}/coredns`, seconds: 15 },
  'metallb-controller': { project: metallb, package: 'go.universe.tf/metallb/controller', seconds: 10 },
  'metallb-speaker': { project: metallb, package: 'go.universe.tf/metallb/speaker', seconds: 5 },
  'metallb-crds': { project: metallb, files: { module: 'go.universe.tf/metallb', path: 'config/crd/bases' } },
  flanneld: { project: flannel, package: 'github.com/flannel-io/flannel', seconds: 5 },
  'flannel-cni': { project: flannelCni, package: 'github.com/containernetworking/plugins/plugins/meta/flannel', seconds: 1 },
  helm: { project: helm, package: 'helm.sh/helm/v3/cmd/helm', seconds: 25 },
  ...olderApiServers(),
  etcd: { project: etcd, package: 'go.etcd.io/etcd/server/v3', seconds: 3 },
  etcdctl: { project: etcd, package: 'go.etcd.io/etcd/etcdctl/v3', seconds: 2 },
  etcdutl: { project: etcd, package: 'go.etcd.io/etcd/etcdutl/v3', seconds: 2 },
  containerd: { project: containerd, package: 'github.com/containerd/containerd/v2/cmd/containerd', seconds: 5 },
  'containerd-shim-runc-v2': {
    project: containerd,
    package: 'github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2',
    seconds: 2,
  },
  ctr: { project: containerd, package: 'github.com/containerd/containerd/v2/cmd/ctr', seconds: 4 },
  runc: { project: runc, package: 'github.com/opencontainers/runc', seconds: 0 },
  'cilium-agent': { project: cilium, package: 'github.com/cilium/cilium/daemon', seconds: 30 },
  'cilium-cni': { project: cilium, package: 'github.com/cilium/cilium/plugins/cilium-cni', seconds: 5 },
  'cilium-bpf': { project: cilium, files: { module: 'github.com/cilium/cilium', path: 'bpf' } },
  'cilium-crds': { project: cilium, files: { module: 'github.com/cilium/cilium', path: 'pkg/k8s/apis/cilium.io/client/crds' } },
  traefik: { project: traefik, package: 'github.com/traefik/traefik/v3/cmd/traefik', seconds: 5 },
  podinfo: { project: podinfo, package: 'github.com/stefanprodan/podinfo/cmd/podinfo', seconds: 2 },
  podcli: { project: podinfo, package: 'github.com/stefanprodan/podinfo/cmd/podcli', seconds: 1 },
  'podinfo-ui': { project: podinfo, files: { module: 'github.com/stefanprodan/podinfo', path: 'ui' } },
  pause: { project: pause, package: 'kube-etapes/testbed/pause', seconds: 0 },
} satisfies Record<string, Artifact>;

/** The API servers that judge manifests, beside that of the cluster itself. */
function olderApiServers() {
  const older = versions.filter((version) => version !== newest);
  const program = (version: Version): Program => ({
    project: kubernetesOf(version),
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    seconds: 20,
  });
  return Object.fromEntries(older.map((version) => [`kube-apiserver-${version}`, program(version)])) as {
    [Name in `kube-apiserver-${Exclude<Version, typeof newest>}`]: Program;
  };
}
