import { availableParallelism } from 'node:os';
import { readCommandLine } from '../../system/command-line';
import { interruptible } from '../../system/interruption';
import { writeBlock } from '../../system/marked-block';
import { Problem } from '../../system/problems';
import { visible } from '../../system/visible';
import { wrongEntries } from './equivalent';
import { equivalents } from './equivalents';
import { mutatedFiles, namedFiles } from './files';
import { measure } from './measure';
import { scoreOf } from './score';
import { percent, shown, table } from './table';
import { testsOf } from './tests-of';

const usage = `Change le code petit à petit et regarde si ses tests s'en aperçoivent.

  npm run test:mutants                         tout : comptez une heure ou plus ; le tableau de bench/mutants.md est récrit
  npm run test:mutants -- constructs/names.ts  un ou plusieurs fichiers ou dossiers, seulement affichés

Options, après « -- » :
  --concurrency N   combien de changements essayer à la fois (${availableParallelism()})
`;

/** What every file should reach: of twenty changes that could be noticed, one may be missed. */
const goal = 0.95;

const block = { name: 'mutants', command: 'npm run test:mutants' };

async function main(signal: AbortSignal): Promise<number> {
  const { values, positionals } = readCommandLine(process.argv.slice(2), {
    scripts: ['test:mutants'],
    options: {
      concurrency: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (!/^[1-9]\d?$/.test(values.concurrency)) throw new Problem(`--concurrency ${visible(values.concurrency)} : un nombre de 1 à 99.`);
  const files = namedFiles(positionals);
  const tests = testsOf(mutatedFiles());
  const { mutants, problems } = await measure(new Map(files.map((file) => [file, tests.get(file) ?? []])), {
    concurrency: Number(values.concurrency),
    signal,
    report: (file, attempts) => {
      if (attempts.length > 0)
        console.log(`${file} : ses tests voient ${attempts.filter(({ killed }) => killed).length} mutants sur ${attempts.length}`);
    },
  });

  const scores = new Map(
    files.map((file) => [
      file,
      scoreOf(
        mutants.filter((mutant) => mutant.file === file),
        equivalents,
      ),
    ]),
  );
  const measured = [...scores].filter(([, score]) => score.mutants > 0);
  const all = scoreOf(mutants, equivalents);
  const report = table(new Map(measured.length > 1 ? [...measured, ['Ensemble', all]] : measured));
  console.log(`\n${all.survivors.map(shown).join('\n')}\n${report}`);
  if (positionals.length === 0 && problems.length === 0) writeBlock('bench/mutants.md', block, report);

  const known = equivalents.filter(({ file }) => scores.get(file)?.mutants);
  const wrong = [...problems, ...wrongEntries(known, mutants)];
  const low = measured.filter(([, { ratio }]) => ratio < goal).map(([file]) => file);
  if (low.length > 0) wrong.push(`Moins de ${percent(goal)} : ${low.join(', ')}. Écrivez le test qui manque, ou retirez la ligne de trop.`);
  if (wrong.length > 0) throw new Problem(wrong);
  return 0;
}

interruptible(main).then(
  (code) => {
    process.exitCode = code;
  },
  (thrown) => {
    process.stderr.write(`${thrown instanceof Problem ? thrown.message : (thrown?.stack ?? thrown)}\n`);
    process.exitCode = 1;
  },
);
