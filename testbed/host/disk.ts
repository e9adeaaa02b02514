import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../../system/problems';

/** Bytes free on the disk where a folder is, or will be (statfs(2)). */
export function freeBytes(folder: string): number {
  if (!existsSync(folder)) return freeBytes(dirname(folder));
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** `12,3 Go` */
export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1).replace('.', ',')} Go`;
}

/** What a folder below the cache lacks of a number of bytes, and what to do about it; `undefined` when it has them. */
export function lackOfDisk(folder: string, needed: number): string | undefined {
  const free = freeBytes(folder);
  if (free >= needed) return undefined;
  return `il reste ${gigabytes(free)} sur le disque de ${folder}, il en faut ${gigabytes(needed)} ; libérez de la place, ou placez le cache ailleurs (XDG_CACHE_HOME).`;
}

/** Throws a Problem when a folder below the cache has no room for something. */
export function needDisk(what: string, folder: string, needed: number): void {
  const lack = lackOfDisk(folder, needed);
  if (lack !== undefined) throw new Problem(`${what} : ${lack}`);
}
