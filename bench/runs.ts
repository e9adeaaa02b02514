import { readCommandLine } from '../system/command-line';
import { Problem } from '../system/problems';
import { visible } from '../system/visible';

/** How often each command is measured: RUNS of the environment. A benchmark takes no words; it ends here on bad input. */
export function readRuns(script: string, usual: number): number {
  const { RUNS = String(usual) } = process.env;
  try {
    readCommandLine(process.argv.slice(2), { scripts: [script], options: {}, words: 0, elsewhere });
    if (!/^[1-9]\d{0,3}$/.test(RUNS))
      throw new Problem([`RUNS : « ${visible(RUNS)} » n'est pas un nombre de passages. ${elsewhere.remedy}`]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  return Number(RUNS);
}

const elsewhere = { names: ['runs'], remedy: 'Le nombre de passages se donne ainsi : RUNS=3 npm run bench' };
