import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { course } from '../../charts';
import { stepsOf } from '../../course/steps';
import { versions } from '../../course/versions';
import { readPage } from '../../site/page';
import { filesBelow } from '../../system/files';
import { interruptible } from '../../system/interruption';
import { messageOf, Problem } from '../../system/problems';
import { existingFacility } from './support/facility/existing';
import { type Facility, facilityVariable, readFacility, resultsVariable, type StepFacts } from './support/facility/facility';
import { type StartedFacility, startFacility } from './support/facility/testbed';
import { evidenceFolder } from './support/lab/evidence';
import { removeNamespaces } from './support/lab/fresh-namespace';
import { type Arguments, readArguments } from './support/runner/arguments';

const folder = 'build/cluster';
const failures = join(folder, 'failures');

/** What tests are told of every step, by `part/step`. */
const courseSteps = (): Record<string, StepFacts> =>
  Object.fromEntries(
    stepsOf(course).map(({ id, about, solution, start }) => [id, { about, manifest: solution.path, start: start?.path ?? null }]),
  );

/** The cluster that was asked for: a file's, a context's, or the project's own. */
async function prepare(
  { context, target, binaries, steps, versions, keep }: Arguments,
  course: Readonly<Record<string, StepFacts>>,
  signal: AbortSignal,
): Promise<StartedFacility> {
  const file = process.env[facilityVariable];
  const existing = { temporary: false, stop: async () => {} };
  if (context) return { facility: await existingFacility(context, target), ...existing };
  if (file) return { facility: { ...readFacility(file), target }, ...existing };
  const otherCni = steps.some((id) => course[id]?.about.otherCni);
  return startFacility({ target, nodes: steps.length > 0, otherCni, versions, keep, binaries }, signal);
}

/** The pages of some steps; of the whole course, the pages that are no step's too, where they have commands to run. */
function pagesOf(ids: readonly string[], steps: Readonly<Record<string, StepFacts>>): string[] {
  const own = ids.map((id) => `charts/${id}/guide.md`);
  if (ids.length < Object.keys(steps).length) return own;
  const others = filesBelow('site/pages')
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('site/pages', path));
  return [...own, ...others.filter((path) => readPage(readFileSync(path, 'utf8')).fences.some(({ mode }) => mode.kind !== 'skip'))];
}

/** Runs jest on the files of some steps, until the signal at most; its exit code. */
function jest(tests: readonly string[], jobs: number, facility: Facility, results: string, signal: AbortSignal): Promise<number> {
  const file = join(facility.scratch, 'facility.json');
  writeFileSync(file, JSON.stringify(facility, null, 2));
  // kubectl remembers each API server that it has asked: not for longer than this run.
  const kubectlCache = join(facility.scratch, 'kubectl');
  const args = ['--config', '__tests__/cluster/jest.config.js', '--maxWorkers', String(jobs), '--runTestsByPath', ...tests];
  const child = spawn(process.execPath, ['--import', 'tsx', 'node_modules/jest/bin/jest.js', ...args], {
    stdio: 'inherit',
    // A group of its own, which ends as a whole: tests leave no kubectl that waits for a cluster that is gone.
    detached: true,
    env: { ...process.env, [facilityVariable]: file, [resultsVariable]: results, KUBECACHEDIR: kubectlCache },
  });
  const end = () => process.kill(-(child.pid as number), 'SIGTERM');
  signal.addEventListener('abort', end);
  return new Promise((resolve) =>
    child.on('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve(code ?? 1);
    }),
  );
}

const usage = `Le cours, prouvé sur un vrai cluster.

  npm run test:cluster                    chaque étape, chaque version de Kubernetes, sur le cluster du projet
  npm run test:cluster -- nodeport 05-jobs versions   des étapes, une partie, le jugement des versions
  npm run test:pages -- nodeport          les commandes de la page d'une étape, ou de tout le guide

Options, après « -- » :
  --context NOM     un cluster de votre kubeconfig, dans des espaces de noms qui sont ensuite supprimés
  --target CIBLE    le dossier de dist/ à appliquer (minikube)
  --jobs NOMBRE     tests à la fois (3)
  --keep            garde le cluster et les espaces de noms
  --binaries DOSSIER  programmes et images que vous avez déjà
`;

async function main(): Promise<number> {
  if (process.argv.some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(usage);
    return 0;
  }
  const steps = courseSteps();
  const asked = readArguments(process.argv.slice(2), Object.keys(steps));
  const results = asked.pages ? 'build/pages.json' : 'build/cluster.json';
  const wanted = asked.pages ? pagesOf(asked.steps, steps) : asked.steps.map((id) => `__tests__/cluster/${id}.test.ts`);
  const tests = wanted.filter((path) => existsSync(path));
  const untested = wanted.filter((path) => !existsSync(path));
  if (untested.length > 0) console.error(`Manquent : ${untested.join(', ')}.`);
  if (asked.versions) tests.push(...versions.map((version) => `testbed/go/kubernetes-${version}/go.mod`));
  if (tests.length === 0) return 1;

  // What an earlier run found wrong with these steps would mislead. Locks stay: another run may hold them, and a dead one's are taken over.
  for (const id of asked.steps) rmSync(evidenceFolder(failures, id), { recursive: true, force: true });
  const run = randomBytes(3).toString('hex');
  const scratch = resolve(folder, `run-${run}`);
  // The table of an earlier run must not pass for this one's.
  rmSync(results, { force: true });
  // Ctrl-C ends what is being built or started, then the tests; the cluster is then stopped.
  return interruptible(async (signal) => {
    const { facility, temporary, stop } = await prepare(asked, steps, signal).catch((thrown) => {
      throw signal.reason ?? thrown;
    });
    try {
      signal.throwIfAborted();
      mkdirSync(folder, { recursive: true });
      // Its owner's alone: tests keep tokens there.
      mkdirSync(scratch, { mode: 0o700 });
      const whole: Facility = { ...facility, run, scratch, failures, keep: asked.keep, steps, binaries: asked.binaries };
      const code = await jest(tests, asked.jobs, whole, results, signal);
      if (asked.keep) console.log(`Gardés : les espaces de noms de « kubectl get namespaces -l app.kubernetes.io/instance=${run} ».`);
      else if (!temporary) await removeNamespaces(whole);
      return untested.length > 0 ? 1 : code;
    } finally {
      rmSync(scratch, { recursive: true, force: true });
      await stop();
    }
  });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    const problems = error instanceof Problem ? error.problems : [messageOf(error)];
    console.error(`Les tests de cluster n'ont pas commencé :\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    process.exitCode = 1;
  },
);
