import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem, refusedBySystem } from '../../system/problems';
import { type BinaryName, binaries } from '../go/binaries';
import { isRecent } from '../host/cache';
import { needDisk } from '../host/disk';
import { writeArchive } from './archive';
import { command } from './command';
import { type BuildSources, ImageBuild } from './image-build';
import { fullName, type Recipe, shortName } from './recipe';
import { recipes } from './recipes';

interface ImageSources extends BuildSources {
  /** The user's own archives, as `docker save` writes them: an image's is named like it, `busybox.tar`. @default none */
  readonly folder?: string | undefined;
}

const building = new Map<string, Promise<string>>();

/**
 * The archive of an image (`docker save`'s format), under its full name, so that containerd finds it for the manifests: the
 * user's, else the cache's, else one that is built now. Throws a Problem when it can be none of them.
 */
export async function imageArchive(reference: string, sources: ImageSources): Promise<string> {
  const recipe = recipeOf(reference);
  const own = owned(reference, sources.folder);
  if (own) return checked(own, reference, sources);
  if (!recipe) {
    throw new Problem(`L'image ${reference} n'a pas de recette : écrivez testbed/images/${shortName(reference)}/recipe.ts.`);
  }
  const programs = recipe.binaries ? await binaries(recipe.binaries, sources) : {};
  const folder = join(sources.cache, 'images');
  const path = join(folder, `${shortName(reference)}-${keyOf(recipe, Object.values(programs))}.tar`);
  if (existsSync(path)) return path;
  const begun = building.get(path) ?? build(recipe, path, folder, sources, programs).finally(() => building.delete(path));
  building.set(path, begun);
  return begun;
}

/** The archives of several images, one after the other: `imageArchive`. */
export async function imageArchives(references: readonly string[], sources: ImageSources): Promise<string[]> {
  const archives: string[] = [];
  for (const reference of references) archives.push(await imageArchive(reference, sources));
  return archives;
}

/** The programs that an image is made from: none for the user's own. */
export function programsOfImage(reference: string, folder: string | undefined): readonly BinaryName[] {
  return owned(reference, folder) ? [] : (recipeOf(reference)?.binaries ?? []);
}

const recipeOf = (reference: string): Recipe | undefined => recipes.find((each) => each.reference === reference);

/** What the user brings for an image, if anything. */
function owned(reference: string, folder: string | undefined): string | undefined {
  const path = folder && join(folder, `${shortName(reference)}.tar`);
  return path && existsSync(path) ? path : undefined;
}

/** The user's archive, if it holds the image. */
async function checked(path: string, reference: string, { signal }: ImageSources): Promise<string> {
  const options = { what: `Image ${reference}, votre archive ${path}`, within: 60, signal };
  const manifest = await command(['tar', '-x', '-O', '-f', path, 'manifest.json'], options);
  const tags = (JSON.parse(manifest) as { RepoTags?: string[] }[]).flatMap(({ RepoTags = [] }) => RepoTags);
  if (tags.some((tag) => fullName(tag) === fullName(reference))) return path;
  throw new Problem(`${path} contient ${tags.join(', ')}, pas ${reference} : docker save ${reference} -o ${path}`);
}

/** What the files of every image depend on, besides its recipe's folder. */
const shared = ['apt', 'archive', 'busybox-root', 'debian-root', 'image-build', 'java-root', 'maven'].map((name) => `${name}.ts`);

/** A hash of all that an image is made from: its recipe, its binaries, and the distribution that its packages come from. */
function keyOf(recipe: Recipe, programs: readonly string[]): string {
  const hash = createHash('sha256').update(`${recipe.reference}\n${process.arch}\n${distribution()}\n`);
  const folder = shortName(recipe.reference);
  const own = readdirSync(join(__dirname, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  for (const file of [...shared, ...own].filter((path) => statSync(join(__dirname, path)).isFile()).sort()) {
    hash.update(`${file}\n`).update(substanceOf(file, readFileSync(join(__dirname, file), 'utf8')));
  }
  // A program of the cache lies in a folder named after all that it was built from.
  for (const path of programs) hash.update(`${basename(dirname(path))}/${basename(path)} ${statSync(path).size}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** What of a file makes an image what it is: not where our code's modules lie, nor what the README's table says of the image. */
function substanceOf(file: string, text: string): string {
  return file.endsWith('.ts') ? text.replace(/^import [^;]*;\n|^ {2}(software|from|differs|megabytes): .*$/gm, '') : text;
}

/** `debian 12`, `ubuntu 24.04`: os-release(5). */
function distribution(): string {
  const release = readFileSync('/etc/os-release', 'utf8');
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(release)?.[1] ?? '';
  return `${field('ID')} ${field('VERSION_ID')}`;
}

async function build(
  recipe: Recipe,
  path: string,
  folder: string,
  sources: ImageSources,
  programs: Readonly<Record<string, string>>,
): Promise<string> {
  const { reference } = recipe;
  mkdirSync(folder, { recursive: true });
  removeAbandoned(folder);
  // Its files are there three times for a moment: unpacked, as a layer, and as an archive.
  needDisk(`Image ${reference}`, folder, 4 * recipe.megabytes * 1e6);
  const began = Date.now();
  sources.report(`image ${reference} : construction (${recipe.from})`);
  const work = mkdtempSync(join(folder, `.${process.pid}-`));
  try {
    const root = join(work, 'root');
    mkdirSync(root, { mode: 0o755 });
    const made = new ImageBuild(reference, root, work, join(__dirname, shortName(reference)), sources, programs);
    await recipe.fill(made);
    await writeArchive(made, recipe.config, path);
  } catch (thrown) {
    const refusal = refusedBySystem(thrown);
    throw refusal === undefined ? thrown : new Problem(`Image ${reference} : ${refusal}`);
  } finally {
    // A command that was killed may have children that write for a moment.
    rmSync(work, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  forgetOthers(path);
  sources.report(`image ${reference} : ${Math.round(statSync(path).size / 1e6)} Mo en ${Math.round((Date.now() - began) / 1000)} s`);
  return path;
}

/**
 * Archives of the same image that an older recipe made: hundreds of megabytes that nobody will ask for. Not those of the last hour,
 * of which another clone of the project may be making a cluster.
 */
function forgetOthers(path: string): void {
  const same = basename(path).replace(/-[0-9a-f]+\.tar$/, '');
  const others = readdirSync(dirname(path)).filter((name) => name !== basename(path) && name.replace(/-[0-9a-f]+\.tar$/, '') === same);
  for (const name of others.map((each) => join(dirname(path), each))) if (!isRecent(name)) rmSync(name, { force: true });
}

/** The folders of builds whose process was killed. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^\.(\d+)-/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
