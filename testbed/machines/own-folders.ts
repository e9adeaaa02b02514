import { mkdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const onDisk = ['var/lib', 'var/log', 'opt'];
const inMemory = ['run', 'tmp'];

/**
 * The shell lines that give a machine folders of its own in the usual places, on the disks of a folder of the host; what is shown to
 * it of the host keeps its place, even below one of these (a clone of the project in /tmp).
 */
export function ownFolders(disks: string, shown: readonly string[]): string[] {
  const mounts = onDisk.map((path) => ({ path, disk: join(disks, path.replace('/', '-')) }));
  for (const { disk } of mounts) mkdirSync(disk, { recursive: true });
  const hidden = [...new Set(shown.map((folder) => resolve(folder)))].filter((folder) =>
    [...onDisk, ...inMemory].some((own) => folder.startsWith(`/${own}${sep}`)),
  );
  return [
    // Held open before it is covered: its path then leads nowhere, its descriptor still does.
    ...hidden.map((folder, at) => `exec ${3 + at}< ${quoted(folder)}`),
    ...mounts.map(({ path, disk }) => `mount --bind ${quoted(disk)} /${path}`),
    ...inMemory.map((path) => `mount -t tmpfs tmpfs /${path}`),
    ...hidden.flatMap((folder, at) => [
      `mkdir -p ${quoted(folder)}`,
      `mount --no-canonicalize --bind /proc/self/fd/${3 + at} ${quoted(folder)}`,
      `exec ${3 + at}<&-`,
    ]),
  ];
}

const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;
