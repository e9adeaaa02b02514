import { DaemonSet } from '../../constructs/daemon-set';
import { field, yaml } from '../support/render';
import { pods } from '../support/workloads';

test('a DaemonSet has no number of pods: the nodes decide', () => {
  expect(yaml((step) => new DaemonSet(step, 'agent', pods))).toMatchInlineSnapshot(`
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
      containers:
        - name: web
          image: busybox:1.37.0
          ports:
            - name: http
              containerPort: 8080
          resources:
            requests:
              cpu: 10m
              memory: 16Mi
            limits:
              memory: 32Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop:
                - ALL
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 65534
        seccompProfile:
          type: RuntimeDefault
"
`);
});

test('its pods may wait to be deleted by hand', () => {
  expect(field('spec.updateStrategy', (step) => new DaemonSet(step, 'agent', { ...pods, updateStrategy: 'OnDelete' }))).toEqual({
    type: 'OnDelete',
  });
});
