import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compile, sourcesOf, type Watch } from './compile';
import type { Files, Program, Recipe } from './recipe';
import { checkRoom } from './room';
import { findToolchain, type Toolchain } from './toolchain';

/** Something to build, and where it goes when it is complete. */
export interface Target<Of = Recipe> {
  readonly name: string;
  readonly recipe: Of;
  readonly path: string;
}

/** Builds into a work folder below `bin`, project by project, and moves each whole one's programs to their places. */
export async function build(targets: readonly Target[], bin: string, watch: Watch): Promise<void> {
  if (targets.length === 0) return;
  for (const left of readdirSync(bin)) if (left.startsWith('building-')) rmSync(join(bin, left), { recursive: true, force: true });
  const modules = [...new Set(targets.map(({ recipe }) => recipe.project.module))];
  const go = await findToolchain(modules, targets.map(({ name }) => name).join(', '), watch.signal);
  checkRoom(modules, targets.length, { ...go.caches, binaries: bin });
  const begun = new Set<unknown>();
  for (const project of new Set(targets.map(({ recipe }) => recipe.project))) {
    const work = mkdtempSync(join(bin, 'building-'));
    const ofProject = targets.filter(({ recipe }) => recipe.project === project);
    const shared = begun.has(project.module) ? 0 : project.module.seconds;
    try {
      for (const target of ofProject.filter(isFiles)) await takeFiles(target, work, go, watch);
      const compiled = ofProject.filter(isProgram);
      if (compiled.length > 0) await compileAll(compiled, shared, work, go, watch);
      begun.add(project.module);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
}

const isFiles = (target: Target): target is Target<Files> => 'files' in target.recipe;
const isProgram = (target: Target): target is Target<Program> => 'package' in target.recipe;

async function takeFiles(
  { name, recipe: { project, files }, path }: Target<Files>,
  work: string,
  go: Toolchain,
  watch: Watch,
): Promise<void> {
  copy(join(await sourcesOf(project, files.module, go, watch), files.path), join(work, name));
  move(join(work, name), path);
}

/** Compiles programs of one project; `shared` are the seconds that their module's common packages take. */
async function compileAll(targets: readonly Target<Program>[], shared: number, work: string, go: Toolchain, watch: Watch): Promise<void> {
  const [{ recipe, path }] = targets as [Target<Program>];
  const what = `${targets.map(({ name }) => name).join(', ')} (${recipe.project.title})`;
  const estimate = targets.reduce((total, { recipe: { seconds } }) => total + seconds, shared);
  watch.report(`compile ${what} : environ ${duration(estimate)} sur 2 cœurs, une seule fois`);
  const start = Date.now();
  const elapsed = () => duration((Date.now() - start) / 1000);
  const beat = setInterval(() => watch.report(`compile ${what} : ${elapsed()} écoulées`), 15_000);
  const [out, log] = [join(work, 'out'), `${dirname(path)}.log`];
  const packages = targets.map((target) => target.recipe.package);
  try {
    await compile(recipe.project, packages, { out, work, log }, go, watch);
  } finally {
    clearInterval(beat);
    if (watch.signal?.aborted) rmSync(log, { force: true });
  }
  for (const target of targets) move(join(out, outputName(target.recipe.package)), target.path);
  rmSync(log);
  watch.report(`compilé en ${elapsed()} : ${what}`);
}

/** The name that `go build` gives to a package's program: its path's last element, a major version aside. */
function outputName(path: string): string {
  return basename(/\/v\d+$/.test(path) ? dirname(path) : path);
}

/** Puts something whole in its place, in one step; what another process has put there meanwhile is the same. */
function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (!existsSync(to)) renameSync(from, to);
}

/** Copies a folder of Go's download cache, where everything is read-only, as files that can be written and removed. */
function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      copy(source, target);
    } else {
      writeFileSync(target, readFileSync(source));
      chmodSync(target, statSync(source).mode | 0o200);
    }
  }
}

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
}
