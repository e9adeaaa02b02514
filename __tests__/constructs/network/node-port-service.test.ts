import { NodePortService, type NodePortServiceProps } from '../../../constructs/network/node-port-service';
import { Deployment } from '../../../constructs/workloads/deployment';
import type { Step } from '../../../course/step';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
import { server } from '../../support/workloads';

const web = (step: Step) => new Deployment(step, 'web', { containers: [server({ ports: { http: 8080, metrics: 9797 } })] });
const http = { ports: { http: 80 } };
const nodePort =
  (props: Partial<Omit<NodePortServiceProps, 'pods'>> = {}) =>
  (step: Step) =>
    new NodePortService(step, 'web', { pods: web(step), ...http, ...props });

test('a node port is chosen where that is possible, else left to Kubernetes', () => {
  const chosen = nodePort({ nodePorts: { http: 31515 } });
  expect(field('spec', chosen)).toMatchObject({ type: 'NodePort', ports: [{ port: 80, nodePort: 31515 }] });
  const asked: Compose<NodePortService> = (step) => nodePort({ nodePorts: { http: step.app.target.nodePort(31515) } })(step);
  expect(field('spec.ports[http]', asked)).toHaveProperty('nodePort', 31515);
  expect(field('spec.ports[http]', asked, { target: 'gke' })).not.toHaveProperty('nodePort');
});

test.each([30000, 32767])('%d is a node port', (port) => {
  expect(field('spec.ports[http].nodePort', nodePort({ nodePorts: { http: port } }))).toBe(port);
});

test('two node ports that Kubernetes chooses are no twins', () => {
  expect(() => yaml(nodePort({ ports: { http: 80, metrics: 90 }, nodePorts: { http: undefined, metrics: undefined } }))).not.toThrow();
});

const outOfRange = (port: number): Refusal => [
  `${port} is no node port`,
  nodePort({ nodePorts: { http: port } }),
  `Le port de nœud « http » du Service « web » vaut ${port} : un entier de 30000 à 32767 est attendu.`,
];

refuses([
  [
    'a node port is refused a port that no pod has, with those that they have',
    nodePort({ ports: { https: 443 }, nodePorts: { https: 31515 } }),
    "Le Service « web » vise le port « https », que les pods n'ont pas ; leurs ports : http (8080), metrics (9797).",
  ],
  outOfRange(29999),
  outOfRange(32768),
  outOfRange(31515.5),
  [
    'a node port of a port that the Service has not is refused',
    nodePort({ nodePorts: { metrics: 31515 } }),
    "Le Service « web » n'a pas de port « metrics » à ouvrir sur les nœuds ; ses ports : http.",
  ],
  [
    'the message names the ports that the Service has',
    nodePort({ ports: { http: 80, metrics: 90 }, nodePorts: { https: 31515 } }),
    "Le Service « web » n'a pas de port « https » à ouvrir sur les nœuds ; ses ports : http, metrics.",
  ],
  [
    'or says that it has none',
    nodePort({ ports: {}, nodePorts: { http: 31515 } }),
    "Le Service « web » n'a pas de port « http » à ouvrir sur les nœuds ; ses ports : aucun.",
  ],
  [
    'one node port for two ports is refused',
    nodePort({ ports: { http: 80, metrics: 90 }, nodePorts: { http: 31515, metrics: 31515 } }),
    "Le Service « web » donne le port de nœud 31515 à « http » et à « metrics » : changez l'un des deux.",
  ],
]);
