import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';

const resources = new WeakMap<Construct, Map<string, Construct>>();

/**
 * The resources of the chart that a construct is in, by `Kind namespace/name`. A chart is what is applied at once: another chart of
 * the same App may hold their like, and so may a chart inside this one, in another namespace.
 */
export function resourcesAround(construct: Construct): Map<string, Construct> {
  const chart = construct.node.scopes.find((scope) => Chart.isChart(scope));
  if (!chart) throw new Error(`« ${construct.node.path} » n'est dans aucun chart : créez-le sous une étape, ou sous un Chart.`);
  const known = resources.get(chart) ?? new Map<string, Construct>();
  resources.set(chart, known);
  return known;
}

/** The namespace in which a construct puts its objects; `undefined` leaves it to whoever applies them. */
export const namespaceOf = (construct: Construct): string | undefined => Chart.of(construct).namespace;
