import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, Problem } from '../../system/problems';
import { run } from '../../system/process';
import type { Project } from './artifact';
import type { Watch } from './compile';
import { patchOptions } from './patch';
import { remedyFor, unreachable } from './remedies';
import { environmentFor, moduleFolder, type Toolchain } from './toolchain';

/**
 * Downloads all that main packages of a project are compiled from, checked against go.sum, and patches it in the work folder.
 * Gives the options with which go finds it. Throws a Problem when something cannot be had.
 */
export async function fetchSources(
  { title, module }: Project,
  packages: readonly string[],
  work: string,
  go: Toolchain,
  watch: Watch,
): Promise<readonly string[]> {
  const { patches = [], tags } = module;
  const patched: Record<string, string> = {};
  for (const name of new Set(patches.map((patch) => patch.module))) patched[name] = await sourcesOf({ title, module }, name, go, watch);
  const options = [...patchOptions(patches, moduleFolder(module), work, patched), ...(tags ? ['-tags', tags] : [])];
  if (packages.length === 0) return options;
  // Not `go mod download`: that takes modules too from which nothing is compiled, for gigabytes.
  const command = ['setpriv', '--pdeathsig', 'KILL', 'go', 'list', '-deps', ...options, ...packages];
  const limits = {
    cwd: moduleFolder(module),
    env: environmentFor(module, go),
    within: 1200,
    signal: watch.signal,
  };
  const said = await insisting(title, watch, async () => {
    const { code, stderr } = await run(command, limits);
    return code === 0 ? undefined : stderr;
  });
  if (said === undefined) return options;
  throw new Problem(`${title} : ses sources manquent ; ${remedyFor(said)}\n${lastLines(said, 20)}`);
}

/** The folder of a module's sources, which are downloaded and checked against go.sum if they are not there. */
export async function sourcesOf(project: Project, name: string, go: Toolchain, watch: Watch): Promise<string> {
  const options = { cwd: moduleFolder(project.module), env: go.env, within: 600, signal: watch.signal };
  let folder = '';
  const said = await insisting(project.title, watch, async () => {
    const { code, stdout, stderr } = await run(['go', 'mod', 'download', '-json', name], options);
    const { Dir = '', Error: error = stderr } = JSON.parse(stdout || '{}') as { Dir?: string; Error?: string };
    folder = Dir;
    return code === 0 ? undefined : error;
  });
  if (said === undefined) return folder;
  throw new Problem(`${project.title} : les sources de ${name} manquent ; ${remedyFor(said)}\n${lastLines(said, 20)}`);
}

/** Tries again, twice, what fails for want of network; gives what is said when it fails all the same. */
async function insisting(
  title: string,
  { report, signal }: Watch,
  attempt: () => Promise<string | undefined>,
): Promise<string | undefined> {
  for (let left = 2; ; left--) {
    const said = await attempt();
    if (said === undefined || left === 0 || !unreachable.test(said)) return said;
    report(`${title} : le téléchargement a échoué, nouvel essai`);
    await sleep(5_000, undefined, { signal });
  }
}
