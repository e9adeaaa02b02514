import { existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../system/problems';
import type { ImageBuild } from './image-build';

/** A package of Debian or Ubuntu, or alternatives of which the first that this machine's repositories have is taken. */
export type Package = string | readonly string[];

/** A package as apt would fetch it. */
export interface Deb {
  readonly file: string;
  readonly name: string;
  readonly version: string;
}

/**
 * apt with this machine's repositories and lists, as if nothing were installed: it resolves and downloads packages for an image,
 * and changes nothing of the machine's own packages.
 */
export class Apt {
  private readonly options: readonly string[];

  constructor(private readonly build: ImageBuild) {
    const status = join(build.work, 'dpkg-status');
    const archives = join(build.work, 'archives');
    const caches = join(build.sources.cache, 'apt');
    writeFileSync(status, '');
    for (const folder of [join(archives, 'partial'), caches]) mkdirSync(folder, { recursive: true });
    const settings = {
      'Dir::State::status': status,
      'Dir::Cache': caches,
      'Dir::Cache::pkgcache': 'pkgcache.bin',
      'Dir::Cache::srcpkgcache': 'srcpkgcache.bin',
      // Empty: what is already there would be left out of a plan.
      'Dir::Cache::archives': archives,
      'APT::Install-Recommends': 'false',
      'APT::Sandbox::User': 'root',
      'Debug::NoLocking': 'true',
    };
    this.options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  }

  /** The packages, and everything that they depend on. Throws a Problem with those that no repository has. */
  async plan(packages: readonly Package[]): Promise<Deb[]> {
    const names = await this.choose(packages);
    const what = `paquets ${names.join(', ')}`;
    const said = await this.build.run(['apt-get', ...this.options, '-qq', '-y', '--print-uris', 'install', ...names], { what, within: 60 });
    return [...said.matchAll(/^'[^']+' (([^_\s]+)_([^_\s]+)_\S+\.deb) /gm)].map(([, file, name, version]) => ({
      file: file as string,
      name: name as string,
      version: decodeURIComponent(version as string),
    }));
  }

  private async choose(packages: readonly Package[]): Promise<string[]> {
    const choices = packages.map((each) => (typeof each === 'string' ? [each] : each));
    const what = 'recherche des paquets';
    const said = await this.build.run(['apt-cache', ...this.options, 'policy', ...choices.flat()], { what, within: 60 });
    const known = new Set([...said.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (?!\(none\))/gm)].map(([, name]) => name));
    const missing = choices.filter((names) => !names.some((name) => known.has(name)));
    if (missing.length === choices.length) {
      throw new Problem(`Image ${this.build.reference} : cette machine n'a pas de listes de paquets ; lancez « apt-get update ».`);
    }
    if (missing.length > 0) {
      const list = missing.map((names) => names.join(' ou ')).join(', ');
      throw new Problem(
        `Image ${this.build.reference} : les dépôts de cette machine n'ont pas ${list} ; lancez « apt-get update », et vérifiez que main (et universe, chez Ubuntu) est dans /etc/apt/sources.list*.`,
      );
    }
    return choices.map((names) => names.find((name) => known.has(name)) as string);
  }

  /** The packages' files: those of earlier builds are kept in the cache. */
  async download(debs: readonly Deb[]): Promise<string[]> {
    const kept = join(this.build.sources.cache, 'debs');
    const here = join(this.build.work, 'debs');
    for (const folder of [kept, here]) mkdirSync(folder, { recursive: true });
    const missing = debs.filter(({ file }) => !existsSync(join(kept, file)));
    if (missing.length > 0) {
      const wanted = missing.map(({ name, version }) => `${name}=${version}`);
      const what = `téléchargement de ${wanted.length} paquets`;
      await this.build.run(['apt-get', ...this.options, '-qq', 'download', ...wanted], { what, within: 900, cwd: here });
    }
    for (const { file } of missing) {
      if (!existsSync(join(kept, file))) linkSync(join(here, file), join(kept, file));
    }
    return debs.map(({ file }) => join(kept, file));
  }
}
