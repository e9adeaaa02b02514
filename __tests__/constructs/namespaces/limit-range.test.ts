import { LimitRange } from '../../../constructs/namespaces/limit-range';
import { type Refusal, refuses, yaml } from '../../support/render';

test('a LimitRange gives containers what they do not ask for', () => {
  expect(
    yaml(
      (step) => new LimitRange(step, 'equipe-a', { defaultRequest: { cpu: '50m' }, default: { memory: '64Mi' }, max: { memory: '1Gi' } }),
    ),
  ).toMatchInlineSnapshot(`
"apiVersion: v1
kind: LimitRange
metadata:
  name: equipe-a
spec:
  limits:
    - type: Container
      default:
        memory: 64Mi
      defaultRequest:
        cpu: 50m
      max:
        memory: 1Gi
"
`);
});

const beyond = (sentence: string, props: Partial<ConstructorParameters<typeof LimitRange>[2]>, message: string): Refusal => [
  sentence,
  (step) => new LimitRange(step, 'equipe-a', { defaultRequest: {}, default: {}, ...props }),
  `Le LimitRange « equipe-a » : ${message} ; baissez l'un ou relevez l'autre.`,
];

refuses([
  beyond(
    'a default request above the default limit is refused',
    { defaultRequest: { cpu: '2' }, default: { cpu: '1500m' } },
    'cpu vaut 2 (defaultRequest), plus que 1500m (default)',
  ),
  beyond('so is one above the most', { defaultRequest: { cpu: '2' }, max: { cpu: '1' } }, 'cpu vaut 2 (defaultRequest), plus que 1 (max)'),
  beyond(
    'so is a default limit',
    { default: { memory: '1Gi' }, max: { memory: '1023Mi' } },
    'memory vaut 1Gi (default), plus que 1023Mi (max)',
  ),
]);
