import type { KubeObject } from '../../../../imports/kube-object';
import { applied } from '../../../../live/accepted';
import type { Kube } from '../../../../live/kube';
import { ready } from '../../../../live/readiness';
import { type Facility, facility, type Missing, missing } from '../facility/facility';
import { Client } from '../requests/client';
import { startClient, stopClient } from '../requests/inside';
import { create, freshNamespace, type Level, remove } from './fresh-namespace';
import { hold } from './hold';
import { asBefore, inventory } from './inventory';
import { type Check, Proofs, type Seen } from './proofs';
import { clusterWideNames, objectsOf, type StepUnderTest, stepUnderTest } from './step-under-test';

/** What the test of a step works with. */
export interface Lab {
  /** The step's own namespace. It exists once the sentences run. */
  readonly kube: Kube;
  readonly facility: Facility;
  /** Reasons for `seen.unless`. */
  readonly missing: Missing;
  /** The objects of the very file that is applied. */
  readonly objects: readonly KubeObject[];
  readonly files: StepUnderTest;
  /** HTTP from a machine outside the nodes. */
  readonly outside: Client;
  /** HTTP to the local ports of `kubectl port-forward`. */
  readonly here: Client;
  /** HTTP from a pod of the namespace that is not the step's: started when first asked for, gone before the step is deleted. */
  inside(): Promise<Client>;
  /** HTTP from a pod (or `deploy/name`) that has curl. */
  from(target: string, container?: string): Client;
  /** What is true of the start state, before the solution is applied over it. Needs a start.ts. */
  readonly broken: Seen;
  /** What the step teaches. */
  readonly seen: Seen;
}

export interface LabOptions {
  /** How it becomes ready: in so many seconds, never (`false`), or by a check of one's own. @default 120 */
  readonly ready?: number | false | Check;
  /** How the start state becomes ready. @default false */
  readonly startReady?: number | false | Check;
  /** Warnings that the step means to give, its start state included. */
  readonly warns?: readonly RegExp[];
  /** Another than `restricted` is for what charts/exceptions.ts lists. @default restricted */
  readonly podSecurity?: Level;
  /** Seconds until everything of the deleted step is gone. @default 90 */
  readonly gone?: number;
}

/**
 * The test of a step, in a fresh namespace: its file is accepted, it becomes ready, what it teaches is seen, sentence by sentence
 * in order, and once deleted it leaves nothing behind. The namespace is removed whatever happens.
 */
export function lab(id: string, define: (lab: Lab) => void, options: LabOptions = {}): void {
  const cluster = facility();
  const files = stepUnderTest(id);
  const kube = freshNamespace(id.split('/').at(-1) as string);
  const objects = objectsOf(files.manifest);
  const startObjects = files.start === null ? [] : objectsOf(files.start);
  const paths = files.start === null ? [files.manifest] : [files.manifest, files.start];
  const proofs = new Proofs(kube, id);
  let before: readonly string[] = [];
  let client: Promise<Client> | undefined;
  // Whether what bears the names of the step's objects is of our making, and ours to delete.
  let ours = false;
  let release = () => {};

  const broken: (() => void)[] = [];
  const seen: (() => void)[] = [];
  define({
    ...{ kube, facility: cluster, missing: missing(cluster), objects, files },
    outside: new Client(cluster.outside),
    here: new Client(cluster.here),
    inside: () => {
      client ??= startClient(kube);
      return client;
    },
    from: (target, container) => new Client(kube.argv(['exec', target, ...(container ? ['-c', container] : []), '--'])),
    broken: proofs.collect(broken),
    seen: proofs.collect(seen),
  });
  if (broken.length > 0 && files.start === null)
    throw new Error(`${id} n'a pas d'état de départ (start.ts), et son test en attend un (lab.broken).`);

  const becomesReady = (sentence: string, what: readonly KubeObject[], how: number | false | Check) => {
    if (how === false) return;
    const check = typeof how === 'number' ? () => ready(kube, what, how) : how;
    proofs.add(sentence, check, typeof how === 'number' ? how + 10 : 240, true);
  };
  const accepted = (file: string, what: readonly KubeObject[]) => () => applied(kube, file, what, options.warns ?? []);

  describe(id, () => {
    beforeAll(async () => {
      release = await hold([...clusterWideNames([...startObjects, ...objects]), ...files.about.alone]);
      await create(kube, options.podSecurity);
      await refuseToTouch(kube, paths);
      ours = true;
      before = await inventory(kube);
    }, 1_000_000);

    if (broken.length > 0) {
      proofs.add("l'état de départ est accepté, champ par champ", accepted(files.start as string, startObjects), 60, true);
      becomesReady("l'état de départ est prêt", startObjects, options.startReady ?? false);
      for (const add of broken) add();
    }
    proofs.add('le manifeste est accepté, champ par champ', accepted(files.manifest, objects), 60, true);
    becomesReady('tout devient prêt', objects, options.ready ?? 120);
    for (const add of seen) add();

    const gone = options.gone ?? 90;
    const cleaned = async () => {
      if (client) await stopClient(kube);
      for (const path of paths) await kube.delete('-f', path);
      await asBefore(kube, before, files.about.leaves, gone);
      for (const path of paths) {
        const left = (await kube.run(['get', '-f', path, '--ignore-not-found', '-o', 'name'])).trim();
        if (left) throw new Error(`il reste ${left.split('\n').join(', ')}`);
      }
    };
    if (!cluster.keep) proofs.add("l'étape supprimée, l'espace de noms est comme avant", cleaned, gone + 100);

    afterAll(async () => {
      if (!cluster.keep) await remove(kube, ours ? paths : []);
      release();
    }, 240_000);
  });
}

/** In a fresh namespace, only objects outside namespaces can be there already: they are someone's, and would be changed, then deleted. */
async function refuseToTouch(kube: Kube, paths: readonly string[]): Promise<void> {
  const found = await Promise.all(paths.map((path) => kube.run(['get', '-f', path, '--ignore-not-found', '-o', 'name'])));
  const names = [...new Set(found.flatMap((text) => text.split('\n')).filter(Boolean))];
  if (names.length === 0) return;
  throw new Error(
    `ce cluster a déjà ${names.join(', ')}, que l'étape changerait puis supprimerait ; supprimez-les, ou prenez un autre cluster.`,
  );
}
