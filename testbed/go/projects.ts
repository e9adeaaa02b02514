import { newest, type Version } from '../../course/versions';
import type { GoModule, Project } from './artifact';
import { ciliumWithoutModules, flannelBackends, metallbConversion, traefikWithoutClouds } from './patches';

/**
 * Kubernetes, and what is built with the very same libraries: they are compiled once for all. They are those that this version of
 * Kubernetes requires, even where an addon would take newer ones (the replace lines of its go.mod).
 */
const kubernetesModule: GoModule = {
  folder: `kubernetes-${newest}`,
  source: `k8s.io/kubernetes@v${newest}`,
  patches: [flannelBackends, metallbConversion],
  seconds: 250,
  megabytes: { sources: 2000, packages: 3500 },
};

export const kubernetes: Project = { title: `Kubernetes ${newest}`, module: kubernetesModule, stamp: kubernetesStamp(newest) };
export const coredns: Project = { title: 'CoreDNS 1.14.7', module: kubernetesModule };
export const flannel: Project = {
  title: 'Flannel 0.28.4',
  module: kubernetesModule,
  stamp: { 'github.com/flannel-io/flannel/pkg/version.Version': 'v0.28.4' },
};
export const helm: Project = {
  title: 'Helm 3.22.0',
  module: kubernetesModule,
  stamp: { 'helm.sh/helm/v3/internal/version.version': 'v3.22.0' },
};
export const localPath: Project = {
  title: 'local-path-provisioner 0.0.30',
  module: kubernetesModule,
  stamp: { 'main.VERSION': 'v0.0.30' },
};
export const metallb: Project = { title: 'MetalLB 0.15.2', module: kubernetesModule };
export const metricsServer: Project = {
  title: 'metrics-server 0.9.0',
  module: kubernetesModule,
  stamp: { 'k8s.io/client-go/pkg/version.gitVersion': 'v0.9.0' },
};

export const containerd: Project = {
  title: 'containerd 2.4.2',
  module: {
    folder: 'containerd',
    source: 'github.com/containerd/containerd/v2@v2.4.2',
    tags: 'no_btrfs',
    seconds: 40,
    megabytes: { sources: 300, packages: 400 },
  },
  stamp: { 'github.com/containerd/containerd/v2/version.Version': '2.4.2' },
};
export const cilium: Project = {
  title: 'Cilium 1.15.19',
  module: {
    folder: 'cilium',
    source: 'github.com/cilium/cilium@v1.15.19',
    tags: 'osusergo',
    patches: [ciliumWithoutModules],
    seconds: 180,
    megabytes: { sources: 1500, packages: 1500 },
  },
  stamp: { 'github.com/cilium/cilium/pkg/version.ciliumVersion': '1.15.19' },
};
export const etcd: Project = {
  title: 'etcd 3.6.16',
  module: { folder: 'etcd', source: 'go.etcd.io/etcd/server/v3@v3.6.16', seconds: 40, megabytes: { sources: 150, packages: 250 } },
};
export const flannelCni: Project = {
  title: 'Flannel, module CNI 0.9.1',
  module: {
    folder: 'flannel-cni',
    source: 'github.com/containernetworking/plugins@v0.9.1',
    seconds: 5,
    megabytes: { sources: 20, packages: 50 },
  },
};
export const pause: Project = {
  title: 'testbed/go/pause',
  module: { folder: 'pause', seconds: 10, megabytes: { sources: 0, packages: 50 } },
};
export const podinfo: Project = {
  title: 'podinfo 6.9.2',
  module: {
    folder: 'podinfo',
    source: 'github.com/stefanprodan/podinfo@v1.8.1-0.20250910200901-e86405a8674e',
    seconds: 25,
    megabytes: { sources: 150, packages: 250 },
  },
};
export const runc: Project = {
  title: 'runc 1.5.2',
  module: {
    folder: 'runc',
    source: 'github.com/opencontainers/runc@v1.5.2',
    tags: 'seccomp',
    cgo: true,
    seconds: 12,
    megabytes: { sources: 50, packages: 100 },
  },
};
export const traefik: Project = {
  title: 'Traefik 3.6.12',
  module: {
    folder: 'traefik',
    source: 'github.com/traefik/traefik/v3@v3.6.12',
    patches: traefikWithoutClouds,
    seconds: 170,
    megabytes: { sources: 800, packages: 900 },
  },
  stamp: { 'github.com/traefik/traefik/v3/pkg/version.Version': '3.6.12' },
};

/** Another version of Kubernetes, for its API server alone. */
export function kubernetesOf(version: Version): Project {
  const module: GoModule = {
    folder: `kubernetes-${version}`,
    source: `k8s.io/kubernetes@v${version}`,
    seconds: 240,
    megabytes: { sources: 900, packages: 1200 },
  };
  return { title: `Kubernetes ${version}`, module, stamp: kubernetesStamp(version) };
}

/** Kubernetes takes its version from the linker; API servers up to 1.27 tell clients that of client-go. */
function kubernetesStamp(version: Version): Record<string, string> {
  const [major = '', minor = ''] = version.split('.');
  const parts = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor };
  const variables = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'];
  return Object.fromEntries(variables.flatMap((path) => Object.entries(parts).map(([name, value]) => [`${path}.${name}`, value])));
}
