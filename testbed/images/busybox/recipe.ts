import { images } from '../../../course/images';
import { busyboxRoot } from '../busybox-root';
import { byDistribution, type Recipe } from '../recipe';

export const recipe: Recipe = {
  reference: images.busybox.reference,
  software: `BusyBox ${byDistribution('1.35', '1.37', '1.30', '1.36')}`,
  from: 'paquet busybox',
  differs: 'sans crond ni inetd',
  megabytes: 6,
  config: { command: ['sh'] },
  fill: async (build) => {
    await busyboxRoot(build);
  },
};
