import { DaemonSet } from '../../../constructs/workloads/daemon-set';
import { field } from '../../support/render';
import { pods, yamlAroundPods } from '../../support/workloads';

test('a DaemonSet has no number of pods: the nodes decide', () => {
  expect(yamlAroundPods((step) => new DaemonSet(step, 'agent', pods))).toMatchInlineSnapshot(`
"apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector:
    matchLabels:
      app: agent
  template:
    metadata:
      labels:
        app: agent
    spec:
      <containers and the rest, as in a Pod>
"
`);
});

test('its pods may wait to be deleted by hand', () => {
  expect(field('spec.updateStrategy', (step) => new DaemonSet(step, 'agent', { ...pods, updateStrategy: 'OnDelete' }))).toEqual({
    type: 'OnDelete',
  });
});
