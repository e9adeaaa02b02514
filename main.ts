import { existsSync } from 'node:fs';
import { course } from './charts';
import { manifestsOf } from './course/outline';
import { CourseError } from './course/problems';
import { render } from './course/render';
import { defaultSettings, settingsFile } from './course/settings';
import { writeTree } from './course/write';

const folder = process.env.CDK8S_OUTDIR ?? 'dist';

try {
  // zod is loaded only for a trainer who has settings: it is a tenth of the time.
  const settings = existsSync(settingsFile) ? require('./course/settings-file').readSettings() : defaultSettings;
  const { files, written, removed } = writeTree(folder, render(manifestsOf(course), settings));
  console.log(`${folder}/ : ${files} fichiers, ${written.length} écrits, ${removed.length} supprimés.`);
} catch (error) {
  if (!(error instanceof CourseError)) throw error;
  console.error(`Rien n'a été écrit dans ${folder}/. À corriger :\n${error.problems.map((problem) => `  - ${problem}`).join('\n')}`);
  process.exitCode = 1;
}
