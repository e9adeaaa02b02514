import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import type { Pods } from '../pods/pods';

interface WantedPort {
  readonly service: string;
  readonly pods: readonly Pods[];
  /** Of the container port that it leads to, and its own. */
  readonly name: string;
  readonly port: number;
  /** `undefined` where Kubernetes chooses, or there is none. */
  readonly nodePort: number | undefined;
}

/** A port of a Service that leads to the container port of its name, which all the pods must have. */
export function servicePort({ service, pods, name, port, nodePort }: WantedPort): k8s.ServicePort {
  for (const { ports } of pods) {
    if (!(name in ports)) {
      throw new Error(
        `Le Service « ${service} » vise le port « ${name} », que les pods n'ont pas ; leurs ports : ${knownPorts([{ ports }])}.`,
      );
    }
  }
  checkCount(`Le port « ${name} » du Service « ${service} »`, port, 1, 65535);
  checkCount(`Le port de nœud « ${name} » du Service « ${service} »`, nodePort, 30000, 32767);
  return { name, port, targetPort: k8s.IntOrString.fromString(name), ...(nodePort !== undefined && { nodePort }) };
}

/** The container ports of pods, for a message: `http (8080), metrics (9797)`. */
export function knownPorts(pods: readonly Pick<Pods, 'ports'>[]): string {
  const known = pods.flatMap(({ ports }) => Object.entries(ports)).map(([name, number]) => `${name} (${number})`);
  return [...new Set(known)].join(', ') || 'aucun';
}

/** Refuses one number for two ports: a Service can lead each of its ports to one place only. */
export function checkTwins(service: string, what: string, ports: Readonly<Record<string, number | undefined>>): void {
  const numbers = Object.entries(ports).filter(([, number]) => number !== undefined);
  for (const [index, [name, number]] of numbers.entries()) {
    const twin = numbers.slice(0, index).find(([, other]) => other === number);
    if (twin)
      throw new Error(`Le Service « ${service} » donne le ${what} ${number} à « ${twin[0]} » et à « ${name} » : changez l'un des deux.`);
  }
}
