import * as k8s from '../imports/k8s';

/** Powers of ten. */
const decimals: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
/** Powers of two. */
const binaries: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/**
 * The number that a quantity stands for: `250m` → 0.25, `16Mi` → 16777216. Throws on what Kubernetes would refuse, and on two
 * things that it takes without a word: a suffix with no number, and an exponent of more than two digits.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function amount(quantity: string): number {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)?|[eE]([+-]?\d{1,2}))$/.exec(quantity);
  if (!match) {
    throw new Error(`« ${quantity} » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.`);
  }
  const [, number, suffix = '', exponent = decimals[suffix] ?? 0] = match;
  // Read as one decimal number, since 700 × 0.001 is not 0.7 in floating point.
  return Number(`${number}e${exponent}`) * 2 ** (binaries[suffix] ?? 0);
}

/** Checks a quantity and hands it to the typed API. A negative amount is refused: nothing asks for less than nothing. */
export function quantity(value: string): k8s.Quantity {
  if (amount(value) < 0) throw new Error(`La quantité « ${value} » est négative : donnez un nombre positif.`);
  return k8s.Quantity.fromString(value);
}

/** A size of storage: a quantity above zero. */
export function size(value: string): k8s.Quantity {
  if (amount(value) === 0) throw new Error(`La taille « ${value} » est nulle : demandez au moins un peu de place, comme 1Gi.`);
  return quantity(value);
}

/** Refuses quantities of which one is above its ceiling: `owner` begins the message, where `what` and `ceiling` name the two. */
export function checkCeiling(
  owner: string,
  [what, values]: readonly [string, Readonly<Record<string, string>>],
  [ceiling, ceilings]: readonly [string, Readonly<Record<string, string>>],
): void {
  for (const [name, value] of Object.entries(values)) {
    const most = ceilings[name];
    if (most !== undefined && amount(value) > amount(most)) {
      throw new Error(`${owner} : ${name} vaut ${value} (${what}), plus que ${most} (${ceiling}) ; baissez l'un ou relevez l'autre.`);
    }
  }
}

/** A map of quantities, such as requests or limits. */
export function quantities(values: Readonly<Record<string, string>>): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, quantity(value)]));
}
