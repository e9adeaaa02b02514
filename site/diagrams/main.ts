import { isTarget, targetIds } from '../../course/targets';
import { readCommandLine } from '../../system/command-line';
import { oneOf, Problem } from '../../system/problems';
import { visible } from '../../system/visible';
import { toSvg } from './drawing/svg';
import { toText } from './drawing/text';
import type { Graph } from './graph';
import { processes } from './processes/by-name';
import { stepGraph, UnknownStep } from './steps';

const usage = `Le schéma d'une étape, dessiné depuis son manifeste de dist/.

  npm run diagram -- 03-services/nodeport > nodeport.svg   une étape, en SVG
  npm run diagram -- 03-services/nodeport --text           la même, en phrases
  npm run diagram -- requête                               un processus : ${oneOf(Object.keys(processes))}

Options :
  --text         des phrases au lieu d'une image
  --target CIBLE ${oneOf(targetIds)} (minikube)
  --start        l'état de départ, que l'apprenant répare

« nodeport » seul est le processus ; l'étape est « 03-services/nodeport ».
`;

async function main(): Promise<number> {
  const { values, positionals } = readCommandLine(process.argv.slice(2), {
    scripts: ['diagram'],
    options: {
      text: { type: 'boolean', default: false },
      start: { type: 'boolean', default: false },
      target: { type: 'string', default: 'minikube' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [name, ...rest] = positionals;
  if (values.help || name === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  if (rest.length > 0) throw new Problem([`Une seule étape à la fois : « ${visible(name)} » ou « ${visible(rest.join(' '))} » ?`]);
  const { target, start } = values;
  if (!isTarget(target)) throw new Problem([`« ${visible(target)} » n'est pas une cible : ${oneOf(targetIds)}.`]);
  const graph = processNamed(name)?.() ?? stepGraph({ step: name, target, start });
  process.stdout.write(values.text ? `${toText(graph).map(item).join('\n')}\n` : `${await toSvg(graph)}\n`);
  return 0;
}

/** Accents are not asked of whoever types: `requete` is `requête`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const processNamed = (name: string): (() => Graph) | undefined =>
  Object.entries(processes).find(([known]) => plain(known) === plain(name))?.[1];

const item = (sentence: string): string => `- ${sentence}`;

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof UnknownStep || error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  },
);
