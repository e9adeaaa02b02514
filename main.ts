import { course } from './charts';
import { render } from './course/render';
import { defaultSettings, settingsNames } from './course/settings';
import { stepTableWriter } from './course/step-table';
import { manifestsOf, stepsOf } from './course/steps';
import { changeOf } from './course/write';
import { readCommandLine } from './system/command-line';
import { messageOf, Problem, refusedBySystem } from './system/problems';
import { visible } from './system/visible';

const help = `Rend le cours : un fichier par étape et par cible.

  npm run synth                              dans dist/, qui est dans le dépôt
  CDK8S_OUTDIR=../mon-cours npm run synth    ailleurs, avec vos réglages

Les réglages (targets, registry, domain, storageClass, hostPath) sont dans course.yaml, à la racine du projet.`;

/** What a trainer may well look for on the command line. `registry` is missing: npm has a setting of that name. */
const elsewhere = {
  names: ['targets', 'target', 'domain', 'storageClass', 'hostPath', 'output', 'outdir'],
  remedy: 'Les réglages sont dans course.yaml, et le dossier se nomme ainsi : CDK8S_OUTDIR=../mon-cours npm run synth',
};

const folder = process.env.CDK8S_OUTDIR || 'dist';
const shownFolder = visible(folder.replace(/(?<=.)\/+$/, ''));
/** The command line of cdk8s removes its output folder before it calls us, and says so (cdk8s.yaml). */
const emptied = process.argv.includes('--emptied');

async function synthesize(): Promise<void> {
  const { values } = readCommandLine(
    process.argv.slice(2).filter((word) => word !== '--emptied'),
    { scripts: ['synth'], options: { help: { type: 'boolean', short: 'h' } }, words: 0, elsewhere },
  );
  if (values.help) return console.log(help);
  // zod is loaded only for a trainer who has settings: it is a tenth of the time.
  const settings = settingsNames('.').length > 0 ? (await import('./course/settings-file')).readSettings() : defaultSettings;
  const steps = stepsOf(course);
  const writeStepTable = stepTableWriter('README.md', steps);
  const { files, written, removed, make } = changeOf(folder, render(steps.flatMap(manifestsOf), settings));
  await promisesKept();
  make();
  writeStepTable();
  console.log(`${shownFolder}/ : ${files} fichiers (écrits : ${written.length}, supprimés : ${removed.length})`);
  for (const path of removed) console.log(`  supprimé : ${path}`);
}

/** What charts left to be done later and has failed: nobody waits for it. */
const failures: unknown[] = [];
process.on('unhandledRejection', (reason) => {
  failures.push(reason);
  process.exitCode = 1;
});

/** Throws a Problem when a promise of a chart has failed: before anything is written, its mistake is known. */
async function promisesKept(): Promise<void> {
  await new Promise(setImmediate);
  const said = failures.map(
    (reason) => `un chart laisse une promesse qui échoue (${messageOf(reason)}) ; un chart n'attend rien, retirez-la.`,
  );
  if (said.length > 0) throw new Problem(said);
}

/** More is not read: the first ones often explain the others. */
const mostProblems = 50;

function explain(error: unknown): string {
  if (error instanceof Problem) {
    const shown = error.problems.slice(0, mostProblems).map((problem) => `  - ${problem}`);
    const others = error.problems.length - shown.length;
    return [`Rien n'a été écrit dans ${shownFolder}/. À corriger :`, ...shown, ...(others > 0 ? [`  … et ${others} autres`] : [])].join(
      '\n',
    );
  }
  const refusal = refusedBySystem(error);
  if (refusal === undefined) throw error;
  return `L'écriture de ${shownFolder}/ s'est arrêtée. À corriger :\n  - ${refusal}`;
}

synthesize().catch((error) => {
  console.error(explain(error));
  if (emptied)
    console.error(
      `« cdk8s synth » supprime ${shownFolder}/ avant de commencer : s'il y était, « git restore ${shownFolder} » le remet. « npm run synth » n'y touche pas en cas d'erreur.`,
    );
  process.exitCode = 1;
});
