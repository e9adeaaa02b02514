import { DaemonSet } from '../../../constructs/workloads/daemon-set';
import { type Compose, yaml } from '../../support/render';
import { pods, server, yamlAroundPods } from '../../support/workloads';

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

test('the notes of its containers are in the template of its pods', () => {
  const compose: Compose = (step) => new DaemonSet(step, 'web', { containers: [server().note('image', 'de petits outils')] });
  expect(yaml(compose)).toContain('- name: web\n          image: busybox:1.37.0 # de petits outils\n');
});
