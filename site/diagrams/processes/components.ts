import type { Graph } from '../graph';
import { component, controlPlane, flow, worker } from './participants';

/** What a cluster is made of, and who talks to whom: everyone to the API server, and only the API server to etcd. */
export function componentsProcess(): Graph {
  const watchers = [
    component('controller manager', 'le controller manager', ["rétablit l'état voulu"], 'control-plane'),
    component('scheduler', 'le scheduler', ['place les pods'], 'control-plane'),
    component('kubelet', 'le kubelet', ['fait tourner les pods'], 'node'),
    component('kube-proxy', 'le kube-proxy', ['réalise les Services'], 'node'),
  ];
  return {
    title: "les composants d'un cluster",
    groups: [controlPlane, { ...worker, label: 'chaque nœud', noun: 'chaque nœud' }],
    nodes: [
      component('kubectl', 'kubectl', ['votre poste'], undefined, 'outside'),
      component('API server', "l'API server", ['la seule porte'], 'control-plane'),
      component('etcd', 'la base etcd', ["l'état du cluster"], 'control-plane', 'storage'),
      ...watchers,
      component('containerd', 'le runtime containerd', ['lance les conteneurs'], 'node'),
      component('noyau', 'le noyau', ['redirige les paquets'], 'node', 'cluster'),
      { ...component('pods', 'les pods', ['les vôtres, CoreDNS'], 'node', 'pod'), plural: true, stacked: true },
    ],
    edges: [
      flow('kubectl', 'API server', ['HTTPS'], 'demande tout {au}'),
      flow('API server', 'etcd', ['lit, écrit'], 'est le seul à lire et à écrire dans {le}'),
      ...watchers.map(({ id }) => ({ ...flow(id, 'API server', ['surveille'], 'surveille {le}'), back: true })),
      flow('kubelet', 'containerd', ['CRI'], 'fait travailler {le}'),
      { from: 'containerd', to: 'pods', kind: 'owns', says: 'fait tourner {le}' },
      { from: 'kube-proxy', to: 'noyau', kind: 'refers', label: ['règles'], says: 'écrit ses règles dans {le}' },
    ],
  };
}
