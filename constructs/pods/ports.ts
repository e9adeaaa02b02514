import { checkCount } from '../count';

/** Ports by name. */
export type Ports = Readonly<Record<string, number>>;

/** Refuses numbers that are no port, and names that Kubernetes would refuse. */
export function checkPorts(container: string, ports: Ports): void {
  for (const [name, port] of Object.entries(ports)) {
    checkCount(`Le port « ${name} » du conteneur « ${container} »`, port, 1, 65535);
    if (!/^(?=.*[a-z])[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/.test(name)) {
      throw new Error(
        `Le nom de port « ${name} » du conteneur « ${container} » n'est pas accepté : 15 caractères au plus, minuscules, chiffres et tirets, une lettre au moins.`,
      );
    }
  }
}

/** The ports of all these containers of a pod, by name. Throws where two share a name or a number. */
export function podPorts(pod: string, containers: readonly { readonly ports: Ports }[]): Record<string, number> {
  const ports: Record<string, number> = {};
  for (const container of containers) {
    for (const [name, port] of Object.entries(container.ports)) {
      if (name in ports)
        throw new Error(`Deux conteneurs du pod de « ${pod} » nomment un port « ${name} » : donnez-leur des noms différents.`);
      const twin = Object.entries(ports).find(([, number]) => number === port);
      if (twin)
        throw new Error(
          `Les ports « ${twin[0]} » et « ${name} » du pod de « ${pod} » valent tous deux ${port} : un pod n'a qu'une adresse, changez l'un d'eux.`,
        );
      ports[name] = port;
    }
  }
  return ports;
}
