import { existsSync } from 'node:fs';
import { course } from './charts';
import { manifestsOf } from './course/course';
import { render } from './course/render';
import { defaultSettings, misnamedSettingsFile, settingsFile } from './course/settings';
import { refreshStepTable } from './course/step-table';
import { writeTree } from './course/write';
import { Problem, refusedBySystem } from './system/problems';

const folder = process.env.CDK8S_OUTDIR || 'dist';

try {
  // zod is loaded only for a trainer who has settings: it is a tenth of the time.
  const settings =
    existsSync(settingsFile) || existsSync(misnamedSettingsFile) ? require('./course/settings-file').readSettings() : defaultSettings;
  const manifests = manifestsOf(course);
  const { files, written, removed } = writeTree(folder, render(manifests, settings));
  refreshStepTable('README.md', manifests);
  console.log(`${folder}/ : ${files} fichiers (écrits : ${written.length}, supprimés : ${removed.length})`);
} catch (error) {
  console.error(explain(error));
  // The command line of cdk8s removes its output folder before it calls us.
  if (process.env.CDK8S_OUTDIR && !existsSync(folder))
    console.error(
      `« cdk8s synth » avait déjà supprimé ${folder}/ : « git restore ${folder} » le remet. « npm run synth » n'y touche pas en cas d'erreur.`,
    );
  process.exitCode = 1;
}

function explain(error: unknown): string {
  if (error instanceof Problem) {
    return `Rien n'a été écrit dans ${folder}/. À corriger :\n${error.problems.map((problem) => `  - ${problem}`).join('\n')}`;
  }
  const refusal = refusedBySystem(error);
  if (refusal === undefined) throw error;
  return `L'écriture de ${folder}/ s'est arrêtée. À corriger :\n  - ${refusal}`;
}
