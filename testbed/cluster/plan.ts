/** What a cluster is made of, once every program and image is at hand: nothing is left to build when it starts. */
export interface Plan {
  readonly name: string;
  /** The cluster's own folder: everything it writes. */
  readonly folder: string;
  /** `none`: the control plane alone, which runs nothing but judges every object. */
  readonly cni: 'cilium' | 'flannel' | 'none';
  readonly version: string;
  /** Port of 127.0.0.1 for the API server; 0: any. */
  readonly port: number;
  /** Programs by name. */
  readonly binaries: Readonly<Record<string, string>>;
  /** Which of them is the API server. */
  readonly apiServer: string;
  readonly cniPlugins: Readonly<Record<string, string>>;
  /** Files of the CustomResourceDefinitions that the CNI and MetalLB need first. */
  readonly crds: readonly string[];
  /** Folder of Cilium's BPF sources. */
  readonly bpf: string;
  readonly pauseImage: string;
  /** containerd's folder with every image; `undefined` without nodes. */
  readonly imageStore: string | undefined;
}
