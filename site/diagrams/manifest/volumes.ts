import type { KubeObject } from '../../../imports/kube-object';
import { idOf } from './id';
import { containersOf, type Pods } from './pods';
import type { Sketch } from './sketch';

/**
 * What pods read and write: ConfigMaps and Secrets, as files or as variables, claims, and the volumes that live in the pod.
 *
 * An emptyDir without a setting that a single container mounts is scratch space, which nearly every pod of the course has (/tmp on
 * a read-only root): it is left out, or no picture would show anything else.
 */
export function drawVolumes(sketch: Sketch): void {
  const common = commonConfig(sketch);
  for (const object of sketch.all('ConfigMap').filter(({ metadata }) => common.includes(metadata.name)))
    sketch.object(object, ['lu par tous les pods']);
  for (const pods of sketch.pods) {
    for (const volume of pods.spec.volumes ?? []) {
      if (common.includes(volume.configMap?.name)) continue;
      const mounts = mountsOf(pods.spec, volume.name);
      for (const source of volume.projected?.sources ?? [volume]) drawVolume(sketch, pods, { ...source, name: volume.name }, mounts);
    }
    drawEnvironment(sketch, pods);
  }
}

/** What every pod of a larger manifest reads tells none from the others: it is said once, in the ConfigMap, and not with arrows. */
function commonConfig({ pods }: Sketch): string[] {
  const read = pods.map(({ spec }) => (spec.volumes ?? []).map(({ configMap }: KubeObject) => configMap?.name as string | undefined));
  const [first = []] = read;
  return read.length < 3 ? [] : first.filter((name: string | undefined) => name && read.every((names) => names.includes(name)));
}

function drawVolume(sketch: Sketch, pods: Pods, volume: KubeObject, label: readonly string[]): void {
  const { configMap, secret, persistentVolumeClaim: claim, emptyDir } = volume;
  const link = (to: string, says: string) => sketch.link({ from: pods.id, to, kind: 'refers', label, says });
  const where = label.length > 0 ? ` (${label.join(', ')})` : '';
  if (configMap) link(sketch.named('ConfigMap', configMap.name), `{lit|lisent} en fichiers${where} {le}`);
  else if (secret) link(sketch.named('Secret', secret.secretName ?? secret.name), `{lit|lisent} en fichiers${where} {le}`);
  else if (claim) link(sketch.named('PersistentVolumeClaim', claim.claimName), `{monte|montent}${where} {le}`);
  else if (!emptyDir || label.length > 1 || Object.keys(emptyDir).length > 0) {
    const [type = 'volume'] = Object.keys(volume).filter((key) => key !== 'name');
    const { medium, sizeLimit } = emptyDir ?? {};
    const details = [...(medium === 'Memory' ? ['en mémoire'] : []), ...(sizeLimit ? [`${sizeLimit} au plus`] : [])];
    const noun = `le volume ${type} ${volume.name}`;
    link(
      sketch.add({ id: `volume/${pods.id}/${volume.name}`, family: 'storage', kind: type, name: volume.name, details, noun }),
      `{monte|montent}${where} {le}`,
    );
  }
}

/** `/data`, or `writer : /data` in a pod of several containers. */
function mountsOf(spec: KubeObject, name: string): string[] {
  const containers = containersOf(spec);
  const mounts = containers.flatMap(({ name: container, volumeMounts = [] }) =>
    volumeMounts
      .filter((mount: KubeObject) => mount.name === name)
      .map(({ mountPath }: KubeObject) => ({ container, path: mountPath as string })),
  );
  // The path says enough when every container has it at the same place.
  const same = new Set(mounts.map(({ path }) => path)).size === 1 && name !== undefined;
  if (same && (mounts.length === containers.length || mounts.length === 1)) return [mounts[0]!.path];
  return mounts.map(({ container, path }) => `${container} : ${path}`);
}

function drawEnvironment(sketch: Sketch, pods: Pods): void {
  const link = (kind: string, name: string, label: string, how: string) =>
    sketch.link({ from: pods.id, to: sketch.named(kind, name), kind: 'refers', label: [label], says: `{reçoit|reçoivent} ${how} {le}` });
  for (const { env = [], envFrom = [] } of containersOf(pods.spec)) {
    for (const { configMapRef, secretRef } of envFrom) {
      if (configMapRef) link('ConfigMap', configMapRef.name, 'variables', 'en variables');
      if (secretRef) link('Secret', secretRef.name, 'variables', 'en variables');
    }
    for (const { name, valueFrom } of env) {
      if (valueFrom?.configMapKeyRef) link('ConfigMap', valueFrom.configMapKeyRef.name, `$${name}`, 'des variables tirées de :');
      if (valueFrom?.secretKeyRef) link('Secret', valueFrom.secretKeyRef.name, `$${name}`, 'des variables tirées de :');
    }
  }
}

/** Claims, the volumes they take and the classes that make them. */
export function drawStorage(sketch: Sketch): void {
  for (const object of sketch.all('StorageClass')) sketch.object(object, [object.provisioner]);
  for (const object of sketch.all('PersistentVolume')) {
    const { capacity, nfs, csi } = object.spec;
    sketch.object(object, [capacity.storage, ...(nfs ? [`NFS ${nfs.server}`] : []), ...(csi ? [`CSI ${csi.driver}`] : [])]);
  }
  for (const object of sketch.all('PersistentVolumeClaim')) {
    const { resources, accessModes, volumeName, storageClassName } = object.spec;
    const from = sketch.object(object, [`${resources.requests.storage}, ${accessModes.join(', ')}`]);
    const says = 'prend {le}';
    if (volumeName) sketch.link({ from, to: idOf('PersistentVolume', volumeName), kind: 'refers', says });
    if (storageClassName)
      sketch.link({ from, to: sketch.named('StorageClass', storageClassName), kind: 'refers', says: 'demande un volume {au}' });
  }
}
