import * as k8s from '../../imports/k8s';
import { checkCount } from '../count';

/** How a Deployment replaces its pods. */
export class DeploymentStrategy {
  private constructor(readonly spec: k8s.DeploymentStrategy) {}

  /** All the old pods stop, then the new ones start: a gap, but never two versions at once. */
  static readonly recreate = new DeploymentStrategy({ type: 'Recreate' });

  /** A few at a time: at most `maxSurge` pods more and `maxUnavailable` fewer than asked, as numbers or percentages. */
  static rollingUpdate(options: { readonly maxSurge: number | string; readonly maxUnavailable: number | string }): DeploymentStrategy {
    checkShare('maxSurge', options.maxSurge, Number.POSITIVE_INFINITY);
    checkShare('maxUnavailable', options.maxUnavailable, 100);
    const zero = (value: number | string) => Number.parseInt(String(value), 10) === 0;
    if (zero(options.maxSurge) && zero(options.maxUnavailable)) {
      throw new Error(
        "maxSurge et maxUnavailable valent tous deux 0 : la mise à jour ne pourrait jamais avancer, donnez au moins 1 à l'un des deux.",
      );
    }
    const value = (given: number | string) =>
      typeof given === 'number' ? k8s.IntOrString.fromNumber(given) : k8s.IntOrString.fromString(given);
    return new DeploymentStrategy({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: value(options.maxSurge), maxUnavailable: value(options.maxUnavailable) },
    });
  }
}

/** Refuses what is neither a count nor a percentage. */
function checkShare(what: string, value: number | string, most: number): void {
  if (typeof value === 'number') checkCount(what, value);
  else if (!/^\d+%$/.test(value) || Number.parseInt(value, 10) > most) {
    throw new Error(
      `${what} vaut « ${value} » : un nombre entier, ou un pourcentage entier comme 25%, est attendu${most === 100 ? ' (100% au plus)' : ''}.`,
    );
  }
}
