import type { Settings } from '../../course/settings';
import type * as k8s from '../../imports/k8s';
import type { Container } from './container';
import type { Volume } from './volume';

/**
 * The volumes that a pod's containers mount, each once. Throws where two contradict each other, or one has no source.
 *
 * A name stands for one volume in the whole pod, as it does for Kubernetes: containers that mount an emptyDir of one name share it,
 * those of their images' writable folders too (two containers of the image postgres have one /tmp). A container that wants its
 * own mounts an emptyDir of another name there.
 */
export function podVolumes(pod: {
  /** The name of its workload. */
  readonly owner: string;
  readonly containers: readonly Container[];
  readonly claimTemplates: readonly string[];
  readonly settings: Settings;
}): k8s.Volume[] {
  const { owner, containers, claimTemplates, settings } = pod;
  const byName = new Map<string, Volume>();
  for (const { volume } of containers.flatMap(({ mounts }) => mounts)) {
    const known = byName.get(volume.name);
    const other = known && known !== volume && JSON.stringify(known.source) !== JSON.stringify(volume.source);
    if (other || (volume.source && claimTemplates.includes(volume.name))) {
      throw new Error(`Deux volumes du pod de « ${owner} » s'appellent « ${volume.name} » : donnez-leur des noms différents.`);
    }
    if (volume.source === undefined && !claimTemplates.includes(volume.name)) {
      throw new Error(
        `Le volume « ${volume.name} » du pod de « ${owner} » vient d'un modèle de demande (volumeClaimTemplates) que la charge n'a pas ; ses modèles : ${claimTemplates.join(', ') || 'aucun'}.`,
      );
    }
    if (volume.source?.hostPath && !settings.hostPath) {
      throw new Error(
        `Le volume « ${volume.name} » du pod de « ${owner} » monte un dossier du nœud (${volume.source.hostPath.path}) : écrivez « hostPath: true » dans course.yaml pour l'accepter.`,
      );
    }
    byName.set(volume.name, volume);
  }
  return [...byName.values()].filter(({ source }) => source).map(({ name, source }) => ({ name, ...source }));
}
