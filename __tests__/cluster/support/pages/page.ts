import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { begins, type Command, type Mode, matches } from '../../../../site/console';
import { readPage } from '../../../../site/page';
import { run } from '../../../../system/process';
import { facility } from '../facility/facility';
import { kubectlOf } from '../facility/kubectl-of';
import { create, freshNamespace, remove } from '../lab/fresh-namespace';
import { hold } from '../lab/hold';
import { asBefore, inventory } from '../lab/inventory';
import { Proofs } from '../lab/proofs';
import { clusterWideNames, objectsOf, stepUnderTest } from '../lab/step-under-test';
import { type Going, type Shown, Terminal } from './terminal';

/** Seconds that one command of a page may take. */
const patience = 240;

/**
 * The test of a page of the guide: its commands are typed in order, in one terminal outside the nodes, in a namespace of their own,
 * and show what the page says. The page's own « Nettoyer » leaves the namespace as it was.
 */
export function page(path: string): void {
  const { fences, exclusive } = readPage(readFileSync(path, 'utf8'));
  const id = path.replace(/^charts\/|^site\/pages\/|\/guide\.md$|\.md$/g, '');
  const kube = freshNamespace(`page-${id.split('/').at(-1)}`);
  const proofs = new Proofs(kube, `${id}/page`);
  const step = id in facility().steps ? stepUnderTest(id) : undefined;
  const manifests = step ? [...(step.start === null ? [] : [step.start]), step.manifest] : [];
  const going: Going[] = [];
  let before: readonly string[] = [];
  let release = () => {};
  let terminal: Terminal;

  describe(path, () => {
    beforeAll(async () => {
      release = await hold([...clusterWideNames(manifests.flatMap(objectsOf)), ...(exclusive ? ['nodes'] : (step?.about.alone ?? []))]);
      await create(kube, null);
      before = await inventory(kube);
      terminal = await sitDown(kube.namespace, mkdtempSync(join(facility().scratch, 'page-')));
    }, 1_000_000);

    for (const { mode, commands, line } of fences) {
      const title = `ligne ${line} : ${commands[0]?.text.split('\n')[0]}`;
      if (mode.kind === 'skip') test.skip(`${title} [${mode.reason}]`, () => {});
      else
        proofs.add(
          title,
          async () => {
            for (const command of commands) await show(terminal, mode, command, going);
          },
          patience * commands.length,
          true,
        );
    }
    proofs.add(
      "la page nettoyée, l'espace de noms est comme avant",
      async () => {
        for (const each of going) await each.interrupt();
        await asBefore(kube, before, [], 60);
      },
      90,
    );

    afterAll(async () => {
      await terminal?.close();
      if (!facility().keep) await remove(kube, manifests);
      release();
    }, 240_000);
  });
}

/** A terminal as the learner has it: in the target's folder (a copy: pages may edit files), its context set to the namespace. */
async function sitDown(namespace: string, home: string): Promise<Terminal> {
  const { target, outside, kubectl } = facility();
  const cwd = join(home, target);
  cpSync(`dist/${target}`, cwd, { recursive: true });
  const kubeconfig = join(home, 'kubeconfig');
  writeFileSync(kubeconfig, await ownKubeconfig(namespace), { mode: 0o600 });
  const program = kubectl[0] as string;
  const path = isAbsolute(program) ? `${dirname(program)}${delimiter}${process.env['PATH']}` : process.env['PATH'];
  return new Terminal(outside, home, { cwd, env: { PATH: path, HOME: home, TERM: 'dumb', LANG: 'C.UTF-8', KUBECONFIG: kubeconfig } });
}

/** A kubeconfig that the page may change: one context, which names the namespace. */
async function ownKubeconfig(namespace: string): Promise<string> {
  const { learnerKubeconfig, ...cluster } = facility();
  const kubectl = kubectlOf({ ...cluster, kubeconfig: learnerKubeconfig ?? cluster.kubeconfig });
  const { ok, stdout, stderr } = await run([...kubectl, 'config', 'view', '--raw', '--minify', '--flatten']);
  if (!ok) throw new Error(`le terminal de la page n'a pas de kubeconfig : ${stderr.trim()}`);
  const config = parse(stdout);
  config.contexts[0].context.namespace = namespace;
  return stringify(config);
}

async function show(terminal: Terminal, mode: Mode, typed: Command, going: Going[]): Promise<void> {
  if (mode.kind === 'background' || typed.interrupted) {
    const started = await terminal.start(typed.text);
    await appears(typed, started);
    if (mode.kind === 'background') going.push(started);
    else await started.interrupt();
    return;
  }
  const fails = mode.kind === 'run' && mode.fails;
  const wrong = ({ code, output }: Shown): string | undefined => {
    if ((code !== 0) !== fails) return `le code de retour est ${code}`;
    return matches(typed.expected, output) ? undefined : "ce n'est pas ce que la page montre";
  };
  const end = Date.now() + (mode.kind === 'eventually' ? mode.within * 1000 : 0);
  for (;;) {
    const shown = await terminal.run(typed.text, patience);
    const problem = wrong(shown);
    if (problem === undefined) return;
    if (Date.now() >= end) throw differs(typed, problem, shown.output);
    await sleep(1000);
  }
}

/** Waits until a command that goes on has said what the page shows. */
async function appears(typed: Command, started: Going): Promise<void> {
  const end = Date.now() + 60_000;
  while (!begins(typed.expected, started.said())) {
    if (Date.now() > end) throw differs(typed, 'pas apparu en 60 s', started.said());
    await sleep(100);
  }
}

function differs({ text, expected }: Command, problem: string, output: string): Error {
  const error = new Error(`$ ${text}\n${problem}. La page montre :\n${expected.join('\n')}\nLe terminal montre :\n${output.trimEnd()}`);
  // Where in the runner it was seen tells nothing: jest then shows the message alone.
  error.stack = '';
  return error;
}
