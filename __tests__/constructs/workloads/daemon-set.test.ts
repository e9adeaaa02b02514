import { DaemonSet } from '../../../constructs/workloads/daemon-set';
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
