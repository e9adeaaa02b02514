import { existsSync } from 'node:fs';
import { course } from './charts';
import { render } from './course/render';
import { defaultSettings, misnamedSettingsFile, settingsFile } from './course/settings';
import { refreshStepTable } from './course/step-table';
import { manifestsOf, stepsOf } from './course/steps';
import { writeTree } from './course/write';
import { readCommandLine } from './system/command-line';
import { Problem, refusedBySystem } from './system/problems';

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
/** The command line of cdk8s removes its output folder before it calls us, and says so (cdk8s.yaml). */
const emptied = process.argv.includes('--emptied');

async function synthesize(): Promise<void> {
  const { values } = readCommandLine(
    process.argv.slice(2).filter((word) => word !== '--emptied'),
    { scripts: ['synth'], options: { help: { type: 'boolean', short: 'h' } }, words: 0, elsewhere },
  );
  if (values.help) return console.log(help);
  // zod is loaded only for a trainer who has settings: it is a tenth of the time.
  const hasSettings = existsSync(settingsFile) || existsSync(misnamedSettingsFile);
  const settings = hasSettings ? (await import('./course/settings-file')).readSettings() : defaultSettings;
  const steps = stepsOf(course);
  const { files, written, removed } = writeTree(folder, render(steps.flatMap(manifestsOf), settings));
  refreshStepTable('README.md', steps);
  console.log(`${folder}/ : ${files} fichiers (écrits : ${written.length}, supprimés : ${removed.length})`);
  for (const path of removed) console.log(`  supprimé : ${path}`);
}

function explain(error: unknown): string {
  if (error instanceof Problem) {
    return `Rien n'a été écrit dans ${folder}/. À corriger :\n${error.problems.map((problem) => `  - ${problem}`).join('\n')}`;
  }
  const refusal = refusedBySystem(error);
  if (refusal === undefined) throw error;
  return `L'écriture de ${folder}/ s'est arrêtée. À corriger :\n  - ${refusal}`;
}

synthesize().catch((error) => {
  console.error(explain(error));
  if (emptied)
    console.error(
      `« cdk8s synth » supprime ${folder}/ avant de commencer : s'il y était, « git restore ${folder} » le remet. « npm run synth » n'y touche pas en cas d'erreur.`,
    );
  process.exitCode = 1;
});
