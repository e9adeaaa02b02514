import { ReplicaSet } from '../../constructs/replica-set';
import { field, refuses, yaml } from '../support/render';
import { pods } from '../support/workloads';

test('a ReplicaSet keeps one pod, and selects it by its labels', () => {
  expect(yaml((step) => new ReplicaSet(step, 'web', pods))).toMatchInlineSnapshot(`
"apiVersion: apps/v1
kind: ReplicaSet
metadata:
  name: web
spec:
  replicas: 1
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
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

test('it keeps as many as one asks', () => {
  expect(field('spec.replicas', (step) => new ReplicaSet(step, 'web', { ...pods, replicas: 0 }))).toBe(0);
});

refuses([
  [
    'a number of replicas is a count',
    (step) => new ReplicaSet(step, 'web', { ...pods, replicas: 0.5 }),
    "replicas de « web » vaut 0.5 : un entier d'au moins 0 est attendu.",
  ],
]);
