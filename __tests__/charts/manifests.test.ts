import { course } from '../../charts';
import { exceptions } from '../../charts/exceptions';
import type { Need } from '../../course/about';
import { defaultSettings } from '../../course/settings';
import { scopeOf } from '../../imports/kinds';
import { type KubeObject, label } from '../../imports/kube-object';
import { courseSteps, manifests, type RenderedStep, steps } from '../support/course';
import { footprint, minikube } from '../support/footprint';
import { podsOf } from '../support/kube';
import { refusals } from '../support/restricted';
import * as rules from '../support/rules';

/** What pods refer to although no manifest holds it, and who makes it. */
const madeElsewhere: Readonly<Record<string, readonly string[]>> = {
  // The step's Job makes it: a private key is never committed.
  secret: ['Secret/web-tls'],
};

/** Steps whose manifests break a rule on purpose: that is their lesson. */
const onPurpose: Readonly<Record<string, readonly string[]>> = {
  // The policy waits for the pod that the learner relabels.
  quarantine: ['governorsFindTheirPods'],
  'network-diagnosis (start)': ['servicePortsExist'],
  // One pod asks for more than any node has, to be seen Pending.
  scheduler: ['requests'],
};

const everyStep = (rule: rules.Rule, check: string): string[] =>
  steps
    .filter(({ name }) => !onPurpose[name]?.includes(check))
    .flatMap(({ name, target, objects }) => rule(objects).map((found) => `${target}, ${name}: ${found}`));

describe('the course', () => {
  test('has every step of its index, each with a title, for every target', () => {
    expect(courseSteps.map(({ name }) => name)).toEqual(course.parts.flatMap((part) => part.steps));
    expect(courseSteps.length).toBeGreaterThanOrEqual(43);
    expect(steps).toHaveLength(manifests.length * defaultSettings.targets.length);
    for (const { Class } of manifests) expect(Class.about.title).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(new Set(courseSteps.map(({ about }) => about.title)).size).toBe(courseSteps.length);
  });

  test('says of every manifest with a cluster-scoped object that it is one for the cluster, and of no other', () => {
    const isCluster = (name: string) =>
      steps.some((step) => step.name === name && step.objects.some((object) => scopeOf(object) === 'cluster'));
    const names = [...new Set(steps.map(({ name }) => name))];
    const said = steps.filter(({ manifest }) => manifest.Class.about.scope === 'cluster').map(({ name }) => name);
    expect([...new Set(said)]).toEqual(names.filter(isCluster));
  });

  test('has no object of a kind that the API of its versions does not have', () => {
    const unknown = steps.flatMap(({ name, objects }) =>
      objects.filter((object) => !scopeOf(object)).map((object) => `${name}: ${label(object)}`),
    );
    expect(unknown).toEqual([]);
  });

  test('says of every step what its objects need of the cluster', () => {
    const has = (test: (object: KubeObject) => boolean) => (objects: readonly KubeObject[]) => objects.some(test);
    const claims = ({ kind, spec }: KubeObject) => (kind === 'PersistentVolumeClaim' ? [spec] : (spec?.volumeClaimTemplates ?? []));
    const signs: readonly [Need, (objects: readonly KubeObject[]) => boolean][] = [
      ['metrics', has(({ kind }) => kind === 'HorizontalPodAutoscaler')],
      ['load-balancer', has(({ spec }) => spec?.type === 'LoadBalancer')],
      ['storage', has((object) => claims(object).some(({ storageClassName }: KubeObject) => storageClassName !== ''))],
      ['network-policy', has(({ kind }) => kind === 'NetworkPolicy')],
      ['nfs', has(({ kind, spec }) => kind === 'PersistentVolume' && spec.nfs !== undefined)],
    ];
    for (const { step, objects } of steps.filter(({ step, target, manifest }) => target === 'minikube' && manifest === step.solution)) {
      const needed = signs.filter(([, sign]) => sign(objects)).map(([need]) => need);
      expect([step.id, step.about.needs]).toEqual([step.id, expect.arrayContaining(needed)]);
    }
  });
});

describe('in every step, for every target', () => {
  test.each(Object.entries(rules).filter(([name]) => name !== 'referencesExist'))('%s', (name, rule) => {
    expect(everyStep(rule as rules.Rule, name)).toEqual([]);
  });

  test('what is excepted on purpose does break its rule', () => {
    for (const [name, checks] of Object.entries(onPurpose)) {
      const [step] = steps.filter((one) => one.name === name);
      for (const check of checks) {
        const rule = Object.entries(rules).find(([known]) => known === check)?.[1] as rules.Rule | undefined;
        const broken = rule ? rule(step?.objects ?? []).length > 0 : footprint(step?.objects ?? []).cpu > minikube.cpu;
        expect([name, check, broken]).toEqual([name, check, true]);
      }
    }
    for (const [name, made] of Object.entries(madeElsewhere)) {
      const lost = steps.filter(({ step }) => step.name === name).flatMap(({ objects }) => rules.referencesExist()(objects));
      for (const object of made) expect(lost.join('\n')).toContain(object);
    }
  });

  test('what pods refer to exists in the step, or is declared as made elsewhere', () => {
    const lost = steps.flatMap(({ step, name, target, objects }) =>
      rules
        .referencesExist(madeElsewhere[step.name])(objects)
        .map((found) => `${target}, ${name}: ${found}`),
    );
    expect(lost).toEqual([]);
  });

  test('every pod satisfies Pod Security restricted, but for the listed exceptions', () => {
    const refused = ({ name, objects }: RenderedStep) =>
      podsOf(objects)
        .filter((pod) => refusals(pod).length > 0)
        .map((pod) => `${name}: ${label(pod.owner)}`);
    const listed = exceptions.map(({ step, object }) => `${step}: ${object}`);
    expect([...new Set(steps.flatMap(refused))].sort()).toEqual([...listed].sort());
    for (const { reason } of exceptions) expect(reason.length).toBeGreaterThan(20);
  });

  test('the requests fit a minikube of 4 CPUs and 8 GiB', () => {
    for (const { name, objects } of steps.filter(({ name }) => !onPurpose[name]?.includes('requests'))) {
      const { cpu, memory } = footprint(objects);
      expect([name, cpu <= minikube.cpu, memory <= minikube.memory]).toEqual([name, true, true]);
    }
  });

  test('every container asks for CPU and memory and has a memory limit', () => {
    const careless = steps.flatMap(({ name, objects }) =>
      podsOf(objects)
        .flatMap((pod) => [...(pod.spec.initContainers ?? []), ...pod.spec.containers])
        .filter(({ resources }) => !resources?.requests?.cpu || !resources.requests.memory || !resources.limits?.memory)
        .map((container) => `${name}: ${container.name}`),
    );
    expect(careless).toEqual([]);
  });

  test('whom each Service, policy, budget and autoscaler selects', () => {
    const lines = steps
      .filter(({ target }) => target === 'minikube')
      .flatMap(({ name, objects }) =>
        objects.flatMap((object) => {
          const selector =
            object.kind === 'Service'
              ? object.spec.selector
              : (object.spec?.podSelector?.matchLabels ?? (object.kind === 'PodDisruptionBudget' && object.spec.selector.matchLabels));
          if (!selector) return [];
          const selected = podsOf(objects).filter(({ metadata }) =>
            Object.entries(selector).every(([key, value]) => metadata.labels?.[key] === value),
          );
          return [`${name}: ${label(object)} → ${selected.map(({ owner }) => label(owner)).join(', ')}`];
        }),
      );
    expect(lines.join('\n')).toMatchSnapshot();
  });
});
