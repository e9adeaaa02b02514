/** Where the CNI plugins and their configuration lie on a node. */
export const cniFolders = { plugins: '/opt/cni/bin', configuration: '/var/lib/cni/net.d' } as const;

export const containerdSocket = '/run/containerd/containerd.sock';

/** containerd's configuration, version 3 (https://github.com/containerd/containerd/blob/main/docs/cri/config.md), at its usual paths. */
export function containerdConfig(bin: string, sandboxImage: string): string {
  return `version = 3
[grpc]
  address = "${containerdSocket}"
[plugins."io.containerd.cri.v1.runtime"]
  # Without CAP_SYS_RESOURCE (a machine that is itself in a container) every sandbox would fail.
  restrict_oom_score_adj = true
  [plugins."io.containerd.cri.v1.runtime".containerd]
    default_runtime_name = "runc"
    [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
        BinaryName = "${bin}/runc"
        SystemdCgroup = false
  [plugins."io.containerd.cri.v1.runtime".cni]
    bin_dirs = ["${cniFolders.plugins}"]
    conf_dir = "${cniFolders.configuration}"
[plugins."io.containerd.cri.v1.images"]
  [plugins."io.containerd.cri.v1.images".pinned_images]
    sandbox = "${sandboxImage}"
`;
}
