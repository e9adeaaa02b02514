import type { Since } from '../../../../course/about';
import type { Version } from '../../../../course/versions';
import { kinds } from '../../../../imports/kinds';
import type { KubeObject } from '../../../../imports/kube-object';
import { applied } from '../../../../live/accepted';
import { discovered } from '../../../../live/discovery';
import { Kube } from '../../../../live/kube';
import { messageOf } from '../../../../system/problems';
import { type RenderedStep, steps } from '../../../support/course';
import { facility } from '../facility/facility';
import { startApiServer } from '../facility/testbed';

/** How many requests an API server judges at once. */
const atOnce = 2;

/**
 * The tests of one version's API server: every manifest of every target is accepted, field by field, by a server-side dry run; and a
 * step that declares a later version is refused here, or loses a field: the declaration is true both ways.
 */
export function acceptedBy(version: Version): void {
  const { kubectl, binaries } = facility();
  let kube: Kube;
  let stop = async () => {};
  const verdicts = new Map<string, Promise<string | null>>();
  const [judged, tooNew] = partition(steps, ({ manifest }) => !refuses(version, manifest.Class.about.since));
  const warns = [/.*/]; // What a version deprecates is still accepted by it.

  /** Why a manifest is not accepted, or `null`. Targets often have the same bytes: those are judged once. */
  const verdict = ({ text, objects, target, manifest }: RenderedStep): Promise<string | null> => {
    const known = verdicts.get(text);
    if (known) return known;
    const asked = applied(kube, `dist/${target}/${manifest.path}`, objects, warns, ['--dry-run=server']).then(
      () => null,
      (error) => messageOf(error),
    );
    verdicts.set(text, asked);
    return asked;
  };

  beforeAll(async () => {
    const server = await startApiServer(version, binaries);
    stop = server.stop;
    kube = new Kube([...kubectl, '--kubeconfig', server.kubeconfig], 'course');
    await kube.run(['create', 'namespace', kube.namespace]);
    // No controller makes ServiceAccounts here, and a Pod is refused without its own.
    const accounts = new Set([
      'default',
      ...steps.flatMap(({ objects }) => objects.filter(isPod).map(({ spec }) => spec.serviceAccountName ?? 'default')),
    ]);
    for (const account of accounts) await kube.run(['create', 'serviceaccount', account]);
  }, 120_000);

  afterAll(() => stop(), 60_000);

  test("ses types d'objets sont ceux de imports/kinds.json (« npm run kinds » les réécrit)", async () => {
    expect(kinds).toMatchObject(await discovered(kube));
  });

  for (const target of [...new Set(steps.map((step) => step.target))]) {
    const own = judged.filter((step) => step.target === target);
    test(`${target} : les ${own.length} manifestes sont acceptés, champ par champ`, async () => {
      expect(await refusals(own, verdict)).toEqual([]);
    }, 300_000);
  }

  if (tooNew.length > 0) {
    const names = [
      ...new Set(
        tooNew.map(({ name, manifest }) => `${name} (${manifest.Class.about.since?.version} : ${manifest.Class.about.since?.brings})`),
      ),
    ].join(', ');
    test(`refusé ou privé d'un champ, comme annoncé par l'étape : ${names}`, async () => {
      const accepted = new Set(tooNew.map(({ name }) => name));
      for (const step of tooNew) if ((await verdict(step)) !== null) accepted.delete(step.name);
      expect([...accepted]).toEqual([]);
    }, 120_000);
  }
}

const isPod = ({ kind }: KubeObject) => kind === 'Pod';

/** The manifests that are not accepted, with their reason; a few at a time. */
async function refusals(manifests: readonly RenderedStep[], verdict: (step: RenderedStep) => Promise<string | null>): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...manifests];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const reason = await verdict(step);
      if (reason !== null) found.push(`${step.name} : ${reason}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

/** Whether an API server such as `1.27.4` must refuse, or cut, what came with a later version. */
function refuses(version: string, since: Since | null): boolean {
  const minor = (text: string) => Number(text.split('.')[1]);
  return since !== null && since.seenBy === 'api-server' && minor(version) < minor(since.version);
}

function partition<T>(all: readonly T[], first: (each: T) => boolean): [T[], T[]] {
  return [all.filter(first), all.filter((each) => !first(each))];
}
