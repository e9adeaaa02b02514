import type { Edge, Family, Graph, Group, Node } from './graph';
import { nodePortProcess } from './node-port-process';

/** Diagrams of what happens rather than of what a manifest says, by the name that pages give them. */
export const processes: Readonly<Record<string, () => Graph>> = {
  requête: requestProcess,
  nodeport: nodePortProcess,
  composants: componentsProcess,
};

const component = (id: string, noun: string, details: readonly string[] = [], group?: string, family: Family = 'component'): Node => ({
  id,
  family,
  kind: '',
  name: id,
  details,
  noun,
  ...(group && { group }),
});

const controlPlane: Group = { id: 'control-plane', label: 'plan de contrôle', noun: 'le plan de contrôle' };
const worker: Group = { id: 'node', label: 'nœud', noun: 'le nœud' };
const flow = (from: string, to: string, label: readonly string[], says: string): Edge => ({ from, to, kind: 'flows', label, says });

/** From `kubectl apply` to a running pod: nobody orders anybody, each watches the API server and does its part. */
function requestProcess(): Graph {
  const steps: readonly (readonly [from: string, to: string, label: string, says: string])[] = [
    [
      'kubectl',
      "serveur d'API",
      'applique un Deployment',
      'envoie le Deployment {au}, qui vérifie qui demande et si la demande est valable',
    ],
    ["serveur d'API", 'etcd', 'enregistre', 'enregistre le Deployment dans {le} et répond à kubectl : rien ne tourne encore'],
    [
      'controller manager',
      "serveur d'API",
      'crée ReplicaSet et pods',
      'surveille {le}, voit le Deployment, crée un ReplicaSet, puis ses pods',
    ],
    ['scheduler', "serveur d'API", 'choisit un nœud', 'surveille {le}, voit un pod sans nœud et lui en choisit un'],
    ['kubelet', "serveur d'API", 'voit un pod pour lui', 'surveille {le} et voit un pod placé sur son nœud'],
    ['kubelet', 'containerd', 'délègue', 'demande {au} de tirer les images et de démarrer les conteneurs'],
    ['containerd', 'pod', 'démarre', 'démarre {le}'],
    ['kubelet', "serveur d'API", 'annonce : Running', "annonce {au} que le pod tourne : c'est ce que montre kubectl get pods"],
  ];
  return {
    title: "le chemin d'une requête, de kubectl à un pod qui tourne",
    story: true,
    groups: [controlPlane, worker],
    nodes: [
      component('kubectl', 'kubectl', ['votre poste'], undefined, 'outside'),
      component("serveur d'API", "le serveur d'API", ['kube-apiserver'], 'control-plane'),
      component('etcd', 'la base etcd', ["l'état voulu"], 'control-plane', 'storage'),
      component('controller manager', 'le controller manager', ['Deployment, ReplicaSet…'], 'control-plane'),
      component('scheduler', 'le scheduler', ['place les pods'], 'control-plane'),
      component('kubelet', 'le kubelet', ["l'agent du nœud"], 'node'),
      component('containerd', 'le runtime containerd', ['lance les conteneurs'], 'node'),
      component('pod', 'le pod', ['Running'], 'node', 'pod'),
    ],
    edges: steps.map(([from, to, label, says], at) => ({
      ...flow(from, to, [`${at + 1}. ${label}`], says),
      // Those who watch stand after what they watch.
      ...(to === "serveur d'API" && from !== 'kubectl' && { back: true }),
    })),
  };
}

/** What a cluster is made of, and who talks to whom: everyone to the API server, and only the API server to etcd. */
function componentsProcess(): Graph {
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
      component("serveur d'API", "le serveur d'API", ['la seule porte'], 'control-plane'),
      component('etcd', 'la base etcd', ["l'état du cluster"], 'control-plane', 'storage'),
      ...watchers,
      component('containerd', 'le runtime containerd', ['lance les conteneurs'], 'node'),
      component('noyau', 'le noyau', ['redirige les paquets'], 'node', 'cluster'),
      { ...component('pods', 'les pods', ['les vôtres, CoreDNS'], 'node', 'pod'), plural: true, stacked: true },
    ],
    edges: [
      flow('kubectl', "serveur d'API", ['HTTPS'], 'demande tout {au}'),
      flow("serveur d'API", 'etcd', ['lit, écrit'], 'est le seul à lire et à écrire dans {le}'),
      ...watchers.map(({ id }) => ({ ...flow(id, "serveur d'API", ['surveille'], 'surveille {le}'), back: true })),
      flow('kubelet', 'containerd', ['CRI'], 'fait travailler {le}'),
      { from: 'containerd', to: 'pods', kind: 'owns', says: 'fait tourner {le}' },
      { from: 'kube-proxy', to: 'noyau', kind: 'refers', label: ['règles'], says: 'écrit ses règles dans {le}' },
    ],
  };
}
