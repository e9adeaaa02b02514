import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type TargetId, targetIds } from '../../../../course/targets';
import { readCommandLine } from '../../../../system/command-line';
import { oneOf, Problem } from '../../../../system/problems';
import { visible } from '../../../../system/visible';

/** What the runner was asked. */
export interface Arguments {
  /** Steps by `part/step`. All of them where none was named. */
  readonly steps: readonly string[];
  /** Whether API servers of several versions judge every manifest: they are ours, whatever the cluster of the steps. */
  readonly versions: boolean;
  /** The commands of the guide's pages, instead of the steps' own tests. */
  readonly pages: boolean;
  readonly context?: string;
  readonly target: TargetId;
  readonly keep: boolean;
  readonly jobs: number;
  readonly binaries?: string | undefined;
}

/** The word, among the steps' names, for the judgement of several versions. */
const everyVersion = 'versions';

/** Reads the command line. Throws a Problem with everything that is wrong with it. */
export function readArguments(argv: readonly string[], known: readonly string[]): Arguments {
  const problems: string[] = [];
  const { values, positionals } = readCommandLine(argv, { scripts: ['test:cluster', 'test:pages'], options });
  const { target = 'minikube', jobs = '3' } = values;
  if (!targetIds.includes(target as TargetId))
    problems.push(`--target : « ${visible(target)} » n'est pas une cible ; choisissez ${oneOf(targetIds)}.`);
  if (!/^[1-9]\d?$/.test(jobs)) problems.push(`--jobs : « ${visible(jobs)} » n'est pas un nombre d'étapes à la fois ; écrivez --jobs 3.`);
  const versions = positionals.includes(everyVersion);
  const names = positionals.filter((name) => name !== everyVersion);
  const steps = names.flatMap((name) => {
    const found = known.filter((id) => id === name || id.split('/')[1] === name || id.split('/')[0] === name);
    if (found.length === 0) {
      const choices = oneOf([...known.map((id) => id.split('/')[1] as string), everyVersion]);
      problems.push(`« ${visible(name)} » n'est ni une étape ni une partie ; choisissez ${choices}.`);
    }
    return found;
  });
  if (values.pages && target !== 'minikube')
    problems.push(`--pages : les pages montrent ce que fait minikube, pas « ${visible(target)} ».`);
  const { context, binaries, keep = false, pages = false } = values;
  if (binaries !== undefined && !statSync(binaries, { throwIfNoEntry: false })?.isDirectory())
    problems.push(`--binaries : « ${visible(binaries)} » n'est pas un dossier qui existe.`);
  if (problems.length > 0) throw new Problem(problems);
  return {
    steps: positionals.length > 0 ? known.filter((id) => steps.includes(id)) : known,
    versions: versions || (positionals.length === 0 && context === undefined && !pages),
    pages,
    ...(context ? { context } : {}),
    target: target as TargetId,
    keep,
    jobs: Number(jobs),
    binaries: binaries && resolve(binaries),
  };
}

const options = {
  context: { type: 'string' },
  target: { type: 'string' },
  pages: { type: 'boolean' },
  keep: { type: 'boolean' },
  jobs: { type: 'string' },
  binaries: { type: 'string' },
} as const;
