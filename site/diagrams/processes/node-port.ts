import type { Graph, Node } from '../graph';
import { templateOf } from '../manifest/pods';
import { readStep } from '../steps';

/**
 * The way of a request through a NodePort. Names and numbers are read from the manifest of the step that teaches it, so that the
 * picture cannot drift from what learners apply.
 */
export function nodePortProcess(): Graph {
  const objects = readStep({ step: 'nodeport' });
  const service = objects.find(({ kind }) => kind === 'Service');
  const deployment = objects.find(({ kind }) => kind === 'Deployment');
  const [{ port, nodePort }] = service.spec.ports;
  const [{ name, containerPort }] = templateOf(deployment).spec.containers[0].ports;
  const { replicas } = deployment.spec;
  const group = 'node';
  const nodes: readonly Node[] = [
    { id: 'browser', family: 'outside', kind: 'hors du cluster', name: 'navigateur', details: [], noun: 'le navigateur' },
    { id: 'port', family: 'cluster', kind: 'nœud', name: `port ${nodePort}`, details: [], noun: `le port ${nodePort} du nœud`, group },
    {
      id: 'service',
      family: 'service',
      kind: 'Service',
      name: service.metadata.name,
      details: [`port ${port}`, 'des règles du noyau'],
      noun: `le Service ${service.metadata.name}`,
      group,
    },
    { id: 'kube-proxy', family: 'component', kind: '', name: 'kube-proxy', details: ['hors du chemin'], noun: 'le kube-proxy', group },
    {
      id: 'pods',
      family: 'pod',
      kind: '',
      name: `${replicas} pods`,
      details: [`${name} ${containerPort}`, 'sur tout nœud'],
      noun: `les ${replicas} pods`,
      plural: true,
      stacked: true,
    },
  ];
  return {
    title: "le chemin d'une requête par un NodePort",
    story: true,
    groups: [{ id: group, label: "n'importe quel nœud", noun: "n'importe quel nœud" }],
    nodes,
    edges: [
      {
        from: 'browser',
        to: 'port',
        kind: 'flows',
        label: [`1. nœud:${nodePort}`],
        says: `appelle {le}, à l'adresse de n'importe quel nœud`,
      },
      {
        from: 'port',
        to: 'service',
        kind: 'flows',
        label: [`2. ${nodePort} → ${port}`],
        says: `vaut le port ${port} {du} : une adresse virtuelle, que personne n'écoute`,
      },
      {
        from: 'service',
        to: 'pods',
        kind: 'flows',
        label: [`3. ${port} → ${containerPort}`],
        says: `mène au port ${name} (${containerPort}) de l'un {du} : des règles du noyau réécrivent l'adresse`,
      },
      {
        from: 'kube-proxy',
        to: 'service',
        kind: 'refers',
        label: ['écrit les règles'],
        says: 'a écrit, sur chaque nœud, les règles du noyau qui réalisent {le} ; les paquets ne passent pas par lui',
      },
    ],
  };
}
