import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Problem } from '../system/problems';
import { visible } from '../system/visible';

/** What stands in an output folder. Hidden files and folders (.git, .DS_Store) are their owner's: neither read nor counted. */
export interface Standing {
  /** Files, by path with `/`. */
  readonly files: ReadonlySet<string>;
  /** Links, and whatever is neither file nor folder: never followed. */
  readonly odd: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** Lists a folder, of which nothing needs to exist. */
export function standingIn(folder: string): Standing {
  const [files, odd, folders] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const look = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        folders.add(path);
        look(path);
      } else (entry.isFile() ? files : odd).add(path);
    }
  };
  if (existsSync(folder)) look('');
  return { files, odd, folders };
}

/** Whether a folder is the project's (the current one) or above it, by whatever links it is written. */
export function holdsProject(folder: string): boolean {
  const way = relative(realPath(folder), realpathSync.native('.'));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether a folder is the project's own dist/, whose history git keeps. */
export const isSnapshot = (folder: string): boolean => realPath(folder) === join(realpathSync.native('.'), 'dist');

/** The real path of what may not exist yet: that of the nearest folder that does, and the rest. */
function realPath(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync.native(whole);
  } catch (error) {
    // A link to nothing would be followed by mkdir as well.
    if (isLink(whole)) throw new Problem(`${visible(path)} : ce lien ne mène à aucun dossier ; refaites-le, ou supprimez-le.`);
    if (dirname(whole) === whole) throw error;
    return join(realPath(dirname(whole)), basename(whole));
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
