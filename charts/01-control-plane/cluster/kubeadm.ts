import { note } from '../../../course/note';
import { printManifest } from '../../../course/print';

/** An argument of a component, as kubeadm takes it since v1beta4. https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/ */
interface Arg {
  readonly name: string;
  readonly value: string;
}

interface InitConfiguration {
  readonly apiVersion: 'kubeadm.k8s.io/v1beta4';
  readonly kind: 'InitConfiguration';
  readonly nodeRegistration: { readonly criSocket: string; readonly kubeletExtraArgs?: readonly Arg[] };
}

interface ClusterConfiguration {
  readonly apiVersion: 'kubeadm.k8s.io/v1beta4';
  readonly kind: 'ClusterConfiguration';
  readonly clusterName: string;
  readonly networking: { readonly podSubnet: string; readonly serviceSubnet: string; readonly dnsDomain: string };
  readonly apiServer: { readonly extraArgs: readonly Arg[] };
}

interface KubeletConfiguration {
  readonly apiVersion: 'kubelet.config.k8s.io/v1beta1';
  readonly kind: 'KubeletConfiguration';
  readonly cgroupDriver: 'systemd' | 'cgroupfs';
}

interface KubeProxyConfiguration {
  readonly apiVersion: 'kubeproxy.config.k8s.io/v1alpha1';
  readonly kind: 'KubeProxyConfiguration';
  readonly mode: 'nftables' | 'iptables';
}

const init: InitConfiguration = {
  apiVersion: 'kubeadm.k8s.io/v1beta4',
  kind: 'InitConfiguration',
  nodeRegistration: { criSocket: 'unix:///run/containerd/containerd.sock' },
};

const cluster: ClusterConfiguration = {
  apiVersion: 'kubeadm.k8s.io/v1beta4',
  kind: 'ClusterConfiguration',
  clusterName: 'etapes',
  networking: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12', dnsDomain: 'cluster.local' },
  apiServer: { extraArgs: [{ name: 'service-node-port-range', value: '30000-32767' }] },
};

const kubelet: KubeletConfiguration = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  cgroupDriver: 'systemd',
};

const proxy: KubeProxyConfiguration = { apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', kind: 'KubeProxyConfiguration', mode: 'nftables' };

/** A cluster on machines of one's own, for `kubeadm init --config kubeadm.yaml`. */
export function kubeadm(): string {
  return printManifest(
    [
      'Un cluster sur vos propres machines : containerd, kubelet et kubeadm (1.33 ou plus récent) sont déjà installés sur chacune',
      "1. sur le nœud du plan de contrôle : sudo kubeadm init --config kubeadm.yaml, puis les trois commandes qu'il affiche pour kubectl",
      '2. le réseau des pods, Flannel par exemple (il ignore les NetworkPolicies ; Calico les applique) :',
      '   kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml',
      '3. la commande à lancer, avec sudo, sur chaque nœud de travail : kubeadm token create --print-join-command',
    ],
    [
      { object: init, notes: [note('nodeRegistration.criSocket', 'où le kubelet parle à containerd')] },
      {
        object: cluster,
        notes: [
          note('networking.podSubnet', 'les adresses des pods : celles que Flannel attend'),
          note('networking.serviceSubnet', 'les adresses des Services, que les pods ne peuvent pas prendre'),
          note('apiServer.extraArgs[service-node-port-range].value', 'la plage des NodePorts'),
        ],
      },
      { object: kubelet, notes: [note('cgroupDriver', 'le même que celui de containerd (SystemdCgroup = true)')] },
      { object: proxy, notes: [note('mode', 'les règles des Services dans le noyau ; iptables avant Linux 5.13')] },
    ],
  );
}
