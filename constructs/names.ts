/** The longest name of each kind whose controller appends something of its own; 63 for the others (RFC 1123 label). */
const longest: Readonly<Record<string, number>> = {
  CronJob: 52, // the controller appends 11 characters to name its Jobs
  StatefulSet: 52, // the label controller-revision-hash appends 11
};

/**
 * A name that Kubernetes accepts: an RFC 1123 label, and for a Service an RFC 1035 one (it starts with a letter).
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function checkName(kind: string, name: string): string {
  const most = longest[kind] ?? 63;
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
    throw new Error(
      `Le nom « ${name} » (${kind}) n'est pas accepté par Kubernetes : minuscules, chiffres et tirets seulement, avec une lettre ou un chiffre au début et à la fin.`,
    );
  }
  if (kind === 'Service' && /^[0-9]/.test(name)) {
    throw new Error(`Le nom « ${name} » (Service) commence par un chiffre : un Service est un nom DNS, commencez par une lettre.`);
  }
  if (name.length > most) {
    throw new Error(`Le nom « ${name} » (${kind}) a ${name.length} caractères : ${most} au plus, raccourcissez-le.`);
  }
  return name;
}

const word = '[a-zA-Z0-9]([-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const labelValue = new RegExp(`^(${word})?$`);
const qualifiedKey = new RegExp(`^([a-z0-9]([-.a-z0-9]*[a-z0-9])?/)?${word}$`);

/** Refuses the key of a label or an annotation that Kubernetes would refuse. `owner` is where it is written. */
export function checkLabelKey(owner: string, key: string): void {
  if (!qualifiedKey.test(key)) {
    throw new Error(
      `« ${key} », dans « ${owner} », n'est la clé d'aucune étiquette ni annotation : 63 caractères au plus, lettres sans accent, chiffres, « - », « _ » et « . », après un domaine et « / » s'il le faut.`,
    );
  }
}

/**
 * Labels that Kubernetes accepts.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function checkLabels(owner: string, labels: Readonly<Record<string, string>> = {}): void {
  for (const [key, value] of Object.entries(labels)) {
    if (!qualifiedKey.test(key) || !labelValue.test(value)) {
      throw new Error(
        `L'étiquette « ${key}: ${value} » de « ${owner} » n'est pas acceptée : 63 caractères au plus de part et d'autre, lettres sans accent, chiffres, « - », « _ » et « . », avec une lettre ou un chiffre au début et à la fin.`,
      );
    }
  }
}
