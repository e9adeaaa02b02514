import { Pod } from '../../../constructs/pods/pod';
import { yaml } from '../../support/render';
import { pods } from '../../support/workloads';

test('a Pod is restricted, has no token, and is labelled by its name', () => {
  expect(yaml((step) => new Pod(step, 'web', pods))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Pod
metadata:
  name: web
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

test('containers are required', () => {
  // @ts-expect-error: no containers
  expect(() => yaml((step) => new Pod(step, 'web', {}))).toThrow();
});
