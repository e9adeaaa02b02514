import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../../system/problems';
import { freeBytes, gigabytes } from '../host/disk';
import type { GoModule } from './artifact';

interface Share {
  readonly folder: string;
  readonly megabytes: number;
  /** How to choose another folder. */
  readonly elsewhere: string;
}

/** A module that was built before leaves little to add to Go's caches. */
const again = { sources: 0, packages: 300 };
/** A program and what the linker writes on its way. */
const programSize = 250;

/** Throws a Problem when a disk has too little room for what is to be built. */
export function checkRoom(
  modules: readonly GoModule[],
  programs: number,
  caches: { sources: string; packages: string; binaries: string },
): void {
  const wanted = modules.map(({ source, megabytes }) => (source && existsSync(join(caches.sources, source)) ? again : megabytes));
  const sum = (kind: 'sources' | 'packages') => wanted.reduce((total, each) => total + each[kind], 0);
  const shares: Share[] = [
    { folder: caches.packages, megabytes: sum('packages'), elsewhere: 'GOCACHE' },
    { folder: caches.sources, megabytes: sum('sources'), elsewhere: 'GOMODCACHE' },
    { folder: caches.binaries, megabytes: programs * programSize, elsewhere: 'XDG_CACHE_HOME' },
  ];
  const disks = new Map<number, Share[]>();
  for (const share of shares) {
    const disk = statSync(existing(share.folder)).dev;
    disks.set(disk, [...(disks.get(disk) ?? []), share]);
  }
  for (const together of disks.values()) {
    const [largest] = [...together].sort((a, b) => b.megabytes - a.megabytes) as [Share];
    const needed = together.reduce((total, each) => total + each.megabytes, 0);
    const free = freeBytes(largest.folder);
    if (free < needed * 1e6) {
      const names = together.map(({ elsewhere }) => elsewhere).join(', ');
      throw new Problem(
        `${largest.folder} : il reste ${gigabytes(free)}, compiler en demande environ ${gigabytes(needed * 1e6)} ; libérez de la place, ou choisissez un dossier sur un autre disque (${names}).`,
      );
    }
  }
}

function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder));
}
