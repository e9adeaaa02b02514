import type { Image } from '../../course/images';
import { type Mount, Volume } from './volume';

/**
 * What a container mounts: what it is given and, unless it may write to its own root, an emptyDir at each folder that its image
 * writes to and that no mount of its own takes. Throws where two mounts share a path.
 */
export function allMounts(
  container: string,
  image: Image,
  { mounts = [], writableRoot = false }: { readonly mounts?: readonly Mount[]; readonly writableRoot?: boolean },
): Mount[] {
  const taken = new Set<string>();
  for (const { path } of mounts) {
    if (taken.has(path)) throw new Error(`Le conteneur « ${container} » monte deux volumes sur ${path} : gardez-en un.`);
    taken.add(path);
  }
  if (writableRoot) return [...mounts];
  const writable = (image.writable ?? []).filter((path) => !taken.has(path));
  return [...mounts, ...writable.map((path) => Volume.scratch(path))];
}
