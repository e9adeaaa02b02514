import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { course } from '../charts';
import { render } from '../course/render';
import { defaultSettings } from '../course/settings';
import { stepsOf } from '../course/steps';
import { writeBlock } from '../system/marked-block';
import { type Contestant, type Figures, measure } from './measure';
import { writeHelmCharts, writeKustomizations, writeObjects } from './rivals';
import { readRuns } from './runs';
import { tool } from './tools';

const scratch = 'build/bench';
const runs = readRuns('bench', 7);

function renderedCourse(): Map<string, Map<string, string>> {
  const solutions = stepsOf(course).map(({ solution }) => solution);
  const paths = new Set(solutions.map(({ path }) => path));
  const byTarget = new Map(defaultSettings.targets.map((target) => [target as string, new Map<string, string>()]));
  for (const file of render(solutions, defaultSettings)) {
    if ('problem' in file) throw new Error(file.problem);
    const [target, ...rest] = file.path.split('/') as [string, ...string[]];
    if (paths.has(rest.join('/'))) byTarget.get(target)?.set(rest.join('/'), file.text);
  }
  return byTarget;
}

function bundle(entry: string, outfile: string): void {
  const args = ['--bundle', '--platform=node', '--target=node20', '--packages=external', '--log-level=warning'];
  execFileSync('node_modules/.bin/esbuild', [entry, ...args, `--outfile=${outfile}`]);
}

function contestants(): Contestant[] {
  const { synth } = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
  const [helm, kustomize] = [tool('helm'), tool('kustomize')];
  const out = `CDK8S_OUTDIR=${scratch}/out`;
  const each = (command: (target: string) => string) => defaultSettings.targets.map(command).join(' && ');
  return [
    { name: '`npm run synth`', command: `${out} npm run --silent synth` },
    { name: 'sans npm : esbuild, puis `node build/main.js`', command: `PATH=node_modules/.bin:$PATH; export ${out}; ${synth}` },
    { name: '`npx cdk8s synth`', command: `CDK8S_CHECK_UPGRADE=false npx --no-install cdk8s synth -o ${scratch}/cli` },
    { name: 'le modèle de cdk8s : `ts-node main.ts`', command: `${out} node_modules/.bin/ts-node main.ts` },
    ...(helm
      ? [{ name: '`helm template`, quatre fois', command: each((id) => `${helm} template ${scratch}/helm/${id} > ${scratch}/${id}.yaml`) }]
      : []),
    ...(kustomize
      ? [
          {
            name: '`kustomize build`, quatre fois',
            command: each((id) => `${kustomize} build ${scratch}/kustomize/${id} > ${scratch}/${id}.yaml`),
          },
        ]
      : []),
    {
      name: 'le plancher : les mêmes objets, par `yaml` seul',
      command: `node ${scratch}/floor.js ${scratch}/objects.json ${scratch}/floor`,
    },
  ];
}

const mib = (value: number | undefined): string => (value === undefined ? '–' : `${Math.round(value)} Mio`);
const ratio = (figures: Figures, floor: Figures): string => `× ${(figures.seconds / floor.seconds).toFixed(2)}`;

function comparison(figures: readonly Figures[]): string {
  const floor = figures.at(-1) as Figures;
  const rows = figures.map((one) => `| ${one.name} | ${one.seconds.toFixed(2)} s | ${ratio(one, floor)} | ${mib(one.memory)} |`);
  return `| Commande | Temps | Rapport au plancher | Pic de mémoire |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function growth(): string {
  const rows = [1, 10, 100].map((times) => {
    const { steps, files, seconds, perStep, held, memory } = JSON.parse(
      execFileSync('node', ['--expose-gc', `${scratch}/growth.js`, String(times)], { encoding: 'utf8' }),
    );
    return `| × ${times} | ${steps} | ${files} | ${seconds.toFixed(2)} s | ${(perStep * 1000).toFixed(2)} ms | ${mib(held)} | ${mib(memory)} |`;
  });
  return `| Cours | Manifestes | Fichiers | Rendu | Par manifeste, quatre cibles | Mémoire gardée | Pic de mémoire |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

rmSync(`${scratch}/out`, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
const rendered = renderedCourse();
writeHelmCharts(rendered, `${scratch}/helm`);
writeKustomizations(rendered, `${scratch}/kustomize`);
writeObjects(rendered, `${scratch}/objects.json`);
bundle('bench/floor.ts', `${scratch}/floor.js`);
bundle('bench/growth.ts', `${scratch}/growth.js`);

const objects = [...rendered.values()]
  .flatMap((manifests) => [...manifests.values()])
  .reduce((sum, text) => sum + text.split('\n---\n').length, 0);
const machine = `${objects} objets pour quatre cibles · ${cpus().length} cœurs, Node ${process.versions.node}, médianes de ${runs} passages à chaud.`;
const report = `${machine}\n\n${comparison(measure(contestants(), runs, scratch))}\n${growth()}`;
console.log(report);

writeBlock('bench/README.md', { name: 'mesures', command: 'npm run bench' }, report);
