import { existsSync } from 'node:fs';
import { course } from './charts';
import { manifestsOf } from './course/course';
import { render } from './course/render';
import { defaultSettings, misnamedSettingsFile, settingsFile } from './course/settings';
import { refreshStepTable } from './course/step-table';
import { writeTree } from './course/write';
import { readCommandLine } from './system/command-line';
import { Problem, refusedBySystem } from './system/problems';

const help = `npm run synth : rend le cours, un fichier par étape et par cible, dans dist/.

Ce qu'il rend se règle dans course.yaml, à la racine du projet (README.md, « Régler le cours »).
CDK8S_OUTDIR=DOSSIER npm run synth rend ailleurs que dans dist/.`;

const folder = process.env.CDK8S_OUTDIR || 'dist';
/** The command line of cdk8s removes its output folder before it calls us, and says so (cdk8s.yaml). */
let emptied = false;

async function synthesize(): Promise<void> {
  const { values } = readCommandLine(process.argv.slice(2), { help: { type: 'boolean' }, emptied: { type: 'boolean' } }, { words: 0 });
  if (values.help) return console.log(help);
  emptied = values.emptied === true;
  // zod is loaded only for a trainer who has settings: it is a tenth of the time.
  const hasSettings = existsSync(settingsFile) || existsSync(misnamedSettingsFile);
  const settings = hasSettings ? (await import('./course/settings-file')).readSettings() : defaultSettings;
  const manifests = manifestsOf(course);
  const { files, written, removed } = writeTree(folder, render(manifests, settings));
  refreshStepTable('README.md', manifests);
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
      `« cdk8s synth » avait déjà supprimé ${folder}/ : « git restore ${folder} » le remet. « npm run synth » n'y touche pas en cas d'erreur.`,
    );
  process.exitCode = 1;
});
