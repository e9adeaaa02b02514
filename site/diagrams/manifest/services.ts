import type { KubeObject } from '../../../imports/kube-object';
import { drawNobody } from './nobody';
import { containersOf, type Pods, portName } from './pods';
import { labelLines, matches } from './selector';
import type { Sketch } from './sketch';

/** Services: the pods that their labels choose, how ports are translated on the way, and who comes from outside. */
export function drawServices(sketch: Sketch): void {
  for (const service of sketch.all('Service')) {
    const { type = 'ClusterIP', clusterIP, selector, ports = [], externalIPs = [] } = service.spec;
    const headless = clusterIP === 'None';
    const id = sketch.object(service, [headless ? 'headless, sans adresse' : type]);
    drawOutside(sketch, id, type, ports, externalIPs);
    if (!selector) continue;
    const wanted = labelLines(selector).join(', ');
    const chosen = sketch.pods.filter(({ labels }) => matches({ matchLabels: selector }, labels));
    for (const pods of chosen) {
      const label = ports.map((port: KubeObject) => mapping(port, target(port, pods), headless));
      const targets: string[] = ports.map((port: KubeObject) => target(port, pods));
      const says = headless ? direct(targets) : ports.map((port: KubeObject, at: number) => translated(port, targets[at]!)).join(', puis ');
      sketch.link({ from: id, to: pods.id, kind: 'selects', label, says: `${says} des pods qui portent ${wanted} : {le}` });
    }
    if (chosen.length === 0) drawNobody(sketch, id, wanted);
  }
}

/** The pod's port that a Service port aims at, by name and number where the pod declares it. */
function target({ port, targetPort = port }: KubeObject, { spec }: Pods): string {
  const declared = containersOf(spec).flatMap(({ ports = [] }) => ports) as KubeObject[];
  const found = declared.find(({ name, containerPort }) => name === targetPort || containerPort === targetPort);
  return found ? portName(found) : String(targetPort);
}

/** `31515 → 3050 → http 3000`; a headless Service translates nothing. */
const mapping = ({ port, nodePort }: KubeObject, to: string, headless: boolean): string =>
  headless ? to : [...(nodePort ? [nodePort] : []), port, to].join(' → ');

const translated = ({ port, nodePort }: KubeObject, to: string): string =>
  `reçoit sur le port ${port}${nodePort ? ` (${nodePort} sur chaque nœud)` : ''} et vise le port ${inWords(to)}`;

const direct = (targets: readonly string[]): string =>
  `donne dans le DNS, pour ${targets.length > 1 ? 'les ports' : 'le port'} ${targets.map(inWords).join(' et ')}, l'adresse`;

/** `http (3000)` */
const inWords = (target: string): string => target.replace(/^(\S+) (\d+)$/, '$1 ($2)');

/** Whoever is not in the cluster, and the door that a Service opens for them. */
function drawOutside(sketch: Sketch, service: string, type: string, ports: readonly KubeObject[], externalIPs: readonly string[]): void {
  const doors: string[] =
    type === 'NodePort'
      ? ports.map(({ nodePort }) => (nodePort ? `nœud:${nodePort}` : 'nœud:port choisi'))
      : type === 'LoadBalancer'
        ? ports.map(({ port }) => `répartiteur:${port}`)
        : externalIPs.flatMap((address) => ports.map(({ port }) => `${address}:${port}`));
  if (doors.length === 0) return;
  const noun = 'le navigateur, hors du cluster,';
  const from = sketch.add({ id: 'outside/browser', family: 'outside', kind: 'hors du cluster', name: 'navigateur', details: [], noun });
  sketch.link({ from, to: service, kind: 'flows', label: doors, says: `{atteint|atteignent}, par ${doors.join(' et ')}, {le}` });
}
