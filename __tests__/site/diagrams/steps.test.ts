import { toText } from '../../../site/diagrams/drawing/text';
import { processes } from '../../../site/diagrams/processes/by-name';
import { readStep, stepGraph } from '../../../site/diagrams/steps';

test('a step is found by its name alone or with its part, and takes its title from the manifest', () => {
  const graph = stepGraph({ step: 'nodeport' });
  expect(graph.title).toBe('Exposer une application avec un NodePort');
  expect(stepGraph({ step: '03-services/nodeport' })).toEqual(graph);
  expect(stepGraph({ step: 'network-diagnosis', start: true })).not.toEqual(stepGraph({ step: 'network-diagnosis' }));
});

test('the step of Deployments shows ReplicaSets', () => {
  expect(stepGraph({ step: 'deployment' }).nodes.map(({ kind }) => kind)).toContain('ReplicaSet');
});

test('a name that is not a step is answered with the near ones, or with all', () => {
  expect(() => stepGraph({ step: 'nodprt' })).toThrow(
    "« nodprt » n'est pas une étape du cours. Vouliez-vous dire : 03-services/nodeport ?",
  );
  expect(() => stepGraph({ step: 'zzzzzzz' })).toThrow(/Les étapes :\n {2}01-control-plane\/cluster\n/);
  expect(() => stepGraph({ step: 'nodeport', start: true })).toThrow(/n'a pas d'état de départ. Celles qui en ont un : 02-pods\/probes, /);
});

test('the process of a NodePort has the numbers of the manifest', () => {
  const [{ port, nodePort }] = readStep({ step: 'nodeport' }).find(({ kind }) => kind === 'Service').spec.ports;
  const text = toText(processes['nodeport']!()).join('\n');
  expect(text).toContain(`port ${nodePort} du nœud vaut le port ${port} du Service`);
});

test('the story of a request is told in its order', () => {
  const steps = toText(processes['requête']!()).filter((line) => line.startsWith('Étape'));
  expect(steps.map((line) => line.slice(0, 9))).toEqual(steps.map((_, at) => `Étape ${at + 1} :`));
  expect(steps).toHaveLength(8);
});
