import { Pod } from '../../../constructs/pods/pod';
import { Scheduling, type SchedulingProps } from '../../../constructs/pods/scheduling';
import { type Compose, field, type Refusal, refuses } from '../../support/render';
import { pods } from '../../support/workloads';

const placed =
  (props: SchedulingProps): Compose<Pod> =>
  (step) =>
    new Pod(step, 'web', { ...pods, scheduling: new Scheduling(props) });
const spec = (props: SchedulingProps) => field('spec', placed(props));

test('nothing is asked by default', () => {
  expect(spec({})).toEqual(field('spec', (step) => new Pod(step, 'web', pods)));
});

test('tolerations and another scheduler are those that are given', () => {
  const props = {
    tolerations: [{ key: 'lab', operator: 'Exists', effect: 'NoSchedule' }],
    schedulerName: 'moi',
  } as const;
  expect(spec(props)).toMatchObject(props);
});

test('labels of nodes are required, or preferred with a weight', () => {
  expect(
    spec({
      requireNodes: [{ key: 'zone', values: ['a', 'b'] }],
      preferNodes: [{ key: 'disque', values: ['ssd'], weight: 100 }],
    }),
  ).toHaveProperty('affinity.nodeAffinity', {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }] }],
    },
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 100, preference: { matchExpressions: [{ key: 'disque', operator: 'In', values: ['ssd'] }] } },
    ],
  });
});

test('pods of one workload keep apart, if possible or at any price', () => {
  const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } };
  expect(spec({ spread: 'preferred' })).toHaveProperty('affinity.podAntiAffinity', {
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }],
  });
  expect(spec({ spread: 'required' })).toHaveProperty('affinity.podAntiAffinity', {
    requiredDuringSchedulingIgnoredDuringExecution: [term],
  });
});

refuses([
  ...[0, 101, 1.5].map(
    (weight): Refusal => [
      `${weight} is no weight`,
      placed({ preferNodes: [{ key: 'disque', values: ['ssd'], weight }] }),
      `Le poids de la préférence du nœud « disque » vaut ${weight} : un entier de 1 à 100 est attendu.`,
    ],
  ),
]);
