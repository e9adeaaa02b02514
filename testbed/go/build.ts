import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Artifact, Files, Program, Project } from './artifact';
import { compile, type Watch } from './compile';
import { copy, move } from './place';
import { checkRoom } from './room';
import { fetchSources, sourcesOf } from './sources';
import { findToolchain, type Toolchain } from './toolchain';

/** Something to build, and where it goes when it is complete. */
export interface Target<Of = Artifact> {
  readonly name: string;
  readonly artifact: Of;
  readonly path: string;
}

/** A project's part of a build. */
interface Job {
  readonly project: Project;
  readonly files: readonly Target<Files>[];
  readonly programs: readonly Target<Program>[];
  /** Seconds that it takes on two cores. */
  readonly estimate: number;
  readonly work: string;
}

/**
 * Builds into a work folder below `bin`, project by project, and moves each whole one's programs to their places. While one is
 * compiled, the sources of those after it are downloaded: neither the network nor the processors wait for each other.
 */
export async function build(targets: readonly Target[], bin: string, watch: Watch): Promise<void> {
  if (targets.length === 0) return;
  for (const left of readdirSync(bin)) if (left.startsWith('building-')) rmSync(join(bin, left), { recursive: true, force: true });
  const modules = [...new Set(targets.map(({ artifact }) => artifact.project.module))];
  const go = await findToolchain(modules, targets.map(({ name }) => name).join(', '), watch.signal);
  checkRoom(modules, targets.length, { ...go.caches, binaries: bin });
  const work = mkdtempSync(join(bin, 'building-'));
  const end = new AbortController();
  const fetching = { ...watch, signal: watch.signal ? AbortSignal.any([watch.signal, end.signal]) : end.signal };
  const jobs = jobsOf(targets, work);
  if (jobs.length > 1) {
    const total = duration(jobs.reduce((sum, { estimate }) => sum + estimate, 0));
    watch.report(`à compiler : ${jobs.map(({ project }) => project.title).join(', ')} ; environ ${total} sur 2 cœurs, une seule fois`);
  }
  const fetched = inTurn(jobs, ({ project, programs, work }) => {
    mkdirSync(work);
    return fetchSources(project, programs.map(packageOf), work, go, fetching);
  });
  try {
    for (const [job, coming] of fetched) {
      const sources = await tellingTime(`télécharge ${job.project.title}`, coming, watch);
      for (const target of job.files) await takeFiles(target, job.work, go, watch);
      if (job.programs.length > 0) await compileAll(job, sources, go, watch);
    }
  } finally {
    end.abort();
    await Promise.allSettled(fetched.map(([, coming]) => coming));
    rmSync(work, { recursive: true, force: true });
  }
}

/** The work of each project; what programs of one module share is counted once. */
function jobsOf(targets: readonly Target[], work: string): Job[] {
  const begun = new Set<unknown>();
  return [...new Set(targets.map(({ artifact }) => artifact.project))].map((project, index) => {
    const own = targets.filter(({ artifact }) => artifact.project === project);
    const programs = own.filter(isProgram);
    const shared = programs.length === 0 || begun.has(project.module) ? 0 : project.module.seconds;
    if (programs.length > 0) begun.add(project.module);
    const estimate = programs.reduce((total, { artifact }) => total + artifact.seconds, shared);
    return { project, files: own.filter(isFiles), programs, estimate, work: join(work, String(index)) };
  });
}

/** Begins a task for each item when that of the one before is done; a failure is told to whoever awaits it, and ends the row. */
function inTurn<Item, Result>(items: readonly Item[], task: (item: Item) => Promise<Result>): [Item, Promise<Result>][] {
  let last: Promise<unknown> = Promise.resolve();
  return items.map((item) => {
    const own = last.then(() => task(item));
    own.catch(() => undefined);
    last = own;
    return [item, own];
  });
}

const isFiles = (target: Target): target is Target<Files> => 'files' in target.artifact;
const packageOf = ({ artifact }: Target<Program>): string => artifact.package;
const isProgram = (target: Target): target is Target<Program> => 'package' in target.artifact;

async function takeFiles(
  { name, artifact: { project, files }, path }: Target<Files>,
  work: string,
  go: Toolchain,
  watch: Watch,
): Promise<void> {
  copy(join(await sourcesOf(project, files.module, go, watch), files.path), join(work, name));
  move(join(work, name), path);
}

async function compileAll(
  { project, programs, estimate, work }: Job,
  sources: readonly string[],
  go: Toolchain,
  watch: Watch,
): Promise<void> {
  const what = `${programs.map(({ name }) => name).join(', ')} (${project.title})`;
  watch.report(`compile ${what} : environ ${duration(estimate)} sur 2 cœurs`);
  const start = Date.now();
  const folders = { work, out: join(work, 'out'), log: `${dirname((programs[0] as Target).path)}.log` };
  try {
    const compiled = compile(project, programs.map(packageOf), sources, folders, go, watch);
    await tellingTime(`compile ${project.title}`, compiled, watch);
  } finally {
    if (watch.signal?.aborted) rmSync(folders.log, { force: true });
  }
  for (const { artifact, path } of programs) move(join(folders.out, outputName(artifact.package)), path);
  rmSync(folders.log);
  watch.report(`compilé en ${duration((Date.now() - start) / 1000)} : ${what}`);
}

/** Says every 15 seconds, until it is done, how long something has been going on. */
async function tellingTime<T>(what: string, going: Promise<T>, { report }: Watch): Promise<T> {
  const start = Date.now();
  const beat = setInterval(() => report(`${what} : ${duration((Date.now() - start) / 1000)}`), 15_000);
  return going.finally(() => clearInterval(beat));
}

/** The name that `go build` gives to a package's program: its path's last element, a major version aside. */
function outputName(path: string): string {
  return basename(/\/v\d+$/.test(path) ? dirname(path) : path);
}

function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
}
