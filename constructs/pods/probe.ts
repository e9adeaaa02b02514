import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';
import type { Ports } from './ports';

/** How often and how patiently the kubelet asks, in seconds and in failures. Kubernetes' defaults: every 10 s, 3 failures. */
interface ProbeTiming {
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

/**
 * A question that the kubelet asks a container again and again.
 * https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export class Probe {
  private constructor(private readonly handler: (container: string, ports: Ports) => k8s.Probe) {}

  /** Healthy when `GET path` answers 200 to 399. `port` is the name of one of the container's ports. @default its first port */
  static httpGet(path: string, options: ProbeTiming & { readonly port?: string } = {}): Probe {
    const { port, ...timing } = options;
    if (!path.startsWith('/')) throw new Error(`Le chemin de sonde « ${path} » doit commencer par « / ».`);
    return new Probe((container, ports) => ({ httpGet: { path, port: portName(container, ports, port) }, ...timing }));
  }

  /** Healthy when a TCP connection opens. */
  static tcpSocket(options: ProbeTiming & { readonly port?: string } = {}): Probe {
    const { port, ...timing } = options;
    return new Probe((container, ports) => ({ tcpSocket: { port: portName(container, ports, port) }, ...timing }));
  }

  /** Healthy when a command inside the container ends with 0. */
  static exec(command: readonly [string, ...string[]], timing: ProbeTiming = {}): Probe {
    return new Probe(() => ({ exec: { command: [...command] }, ...timing }));
  }

  /** The typed probe of a container that has these ports. Throws when the probe's port is not among them. */
  toSpec(container: string, ports: Ports): k8s.Probe {
    const probe = this.handler(container, ports);
    for (const field of ['periodSeconds', 'timeoutSeconds', 'failureThreshold'] as const)
      checkCount(`${field} d'une sonde du conteneur « ${container} »`, probe[field], 1);
    return probe;
  }
}

function portName(container: string, ports: Ports, wanted: string | undefined): k8s.IntOrString {
  const known = Object.keys(ports);
  const name = wanted ?? known[0];
  if (name === undefined || !known.includes(name)) {
    throw new Error(
      `La sonde du conteneur « ${container} » vise le port « ${name ?? '(aucun)'} », que le conteneur n'a pas ; ses ports : ${known.join(', ') || 'aucun'}. Déclarez ce port ou visez-en un autre.`,
    );
  }
  return k8s.IntOrString.fromString(name);
}
