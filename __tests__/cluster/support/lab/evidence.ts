import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from '../../../../imports/kube-object';
import type { Kube } from '../../../../live/kube';
import { facility } from '../facility/facility';
import { inventory } from './inventory';

/** Where the evidence of a step goes. */
export const evidenceFolder = (failures: string, id: string): string => join(failures, id.replaceAll('/', '-'));

/** Writes what a namespace looks like when a step has failed: events, descriptions, objects, journals. Answers the folder's path; never throws. */
export async function keepEvidence(kube: Kube, id: string, reason: string): Promise<string> {
  const folder = evidenceFolder(facility().failures, id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'logs'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const save = async (name: string, args: readonly string[]) => {
    const { stdout, stderr } = await kube.raw(args, { within: 30 });
    if (stdout + stderr) write(name, stdout + stderr);
  };
  write('failure.txt', `${reason}\n`);
  try {
    await save('events.txt', ['get', 'events', '--sort-by=.metadata.creationTimestamp']);
    const all = (await inventory(kube)).filter((name) => !/^(configmap\/kube-root-ca|serviceaccount\/default$)/.test(name));
    if (all.length > 0) await save('describe.txt', ['describe', ...all]);
    if (all.length > 0) await save('objects.yaml', ['get', ...all, '-o', 'yaml', '--ignore-not-found']);
    await save('nodes.txt', ['describe', 'nodes']);
    for (const pod of await kube.list('pods')) {
      const name = pod.metadata.name;
      await save(`logs/${name}.txt`, ['logs', name, '--all-containers', '--prefix', '--tail=2000']);
      const statuses: KubeObject[] = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
      for (const { name: container } of statuses.filter(({ restartCount }) => restartCount > 0))
        await save(`logs/${name}.${container}.previous.txt`, ['logs', name, '-c', container, '--previous', '--tail=2000']);
    }
  } catch (error) {
    write('incomplete.txt', String(error));
  }
  return folder;
}
