import * as k8s from '../imports/k8s';

const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * The number that a quantity stands for: `250m` → 0.25, `16Mi` → 16777216. Throws on what Kubernetes would refuse.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function amount(quantity: string): number {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)?|[eE]([+-]?\d+))$/.exec(quantity);
  if (!match) {
    throw new Error(`« ${quantity} » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.`);
  }
  const [, number, suffix = '', exponent] = match;
  return Number(number) * (exponent === undefined ? (suffixes[suffix] ?? 1) : 10 ** Number(exponent));
}

/** Checks a quantity and hands it to the typed API. A negative amount is refused: nothing asks for less than nothing. */
export function quantity(value: string): k8s.Quantity {
  if (amount(value) < 0) throw new Error(`La quantité « ${value} » est négative : donnez un nombre positif.`);
  return k8s.Quantity.fromString(value);
}

/** A map of quantities, such as requests or limits. */
export function quantities(values: Readonly<Record<string, string>>): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, quantity(value)]));
}
