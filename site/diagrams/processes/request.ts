import type { Graph } from '../graph';
import { component, controlPlane, flow, worker } from './participants';

/** From `kubectl apply` to a running pod: nobody orders anybody, each watches the API server and does its part. */
export function requestProcess(): Graph {
  const steps: readonly (readonly [from: string, to: string, label: string, says: string])[] = [
    ['kubectl', 'API server', 'applique un Deployment', 'envoie le Deployment {au}, qui vérifie qui demande et si la demande est valable'],
    ['API server', 'etcd', 'enregistre', 'enregistre le Deployment dans {le} et répond à kubectl : rien ne tourne encore'],
    [
      'controller manager',
      'API server',
      'crée ReplicaSet et pods',
      'surveille {le}, voit le Deployment, crée un ReplicaSet, puis ses pods',
    ],
    ['scheduler', 'API server', 'choisit un nœud', 'surveille {le}, voit un pod sans nœud et lui en choisit un'],
    ['kubelet', 'API server', 'voit un pod pour lui', 'surveille {le} et voit un pod placé sur son nœud'],
    ['kubelet', 'containerd', 'délègue', 'demande {au} de tirer les images et de démarrer les conteneurs'],
    ['containerd', 'pod', 'démarre', 'démarre {le}'],
    ['kubelet', 'API server', 'annonce : Running', "annonce {au} que le pod tourne : c'est ce que montre kubectl get pods"],
  ];
  return {
    title: "le chemin d'une requête, de kubectl à un pod qui tourne",
    story: true,
    groups: [controlPlane, worker],
    nodes: [
      component('kubectl', 'kubectl', ['votre poste'], undefined, 'outside'),
      component('API server', "l'API server", ['kube-apiserver'], 'control-plane'),
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
      ...(to === 'API server' && from !== 'kubectl' && { back: true }),
    })),
  };
}
