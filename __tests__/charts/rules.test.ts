import { objectsIn } from '../../imports/kube-object';
import { footprint } from '../support/footprint';
import { podsOf } from '../support/kube';
import { refusals } from '../support/restricted';
import * as rules from '../support/rules';

const good = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: reader
      containers:
        - name: web
          image: nginxinc/nginx-unprivileged:1.31.3
          ports: [{ name: http, containerPort: 8080 }]
          env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: a } } }]
          resources: { requests: { cpu: 500m, memory: 1Gi } }
          readinessProbe: { httpGet: { path: /, port: http } }
          volumeMounts: [{ name: data, mountPath: /data }]
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { rules: [{ host: a.test, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }] } }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings }, data: { a: b } }
---
{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: data }, spec: {} }
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: reader } }
---
{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: reader }, rules: [] }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader }
subjects: [{ kind: ServiceAccount, name: reader }]
roleRef: { kind: Role, name: reader }
`;

/** The rule, what breaks it (a text and what replaces it), and a word of what it must then say. */
const breakages: readonly [keyof typeof rules, string, string, RegExp][] = [
  [
    'workloadsSelectTheirPods',
    'matchLabels: { app: web } }\n  template',
    'matchLabels: { app: other } }\n  template',
    /does not select its own pods/,
  ],
  [
    'workloadsSelectNoOtherPods',
    '---\n',
    `---\n${good.split('---\n')[0]?.replace('name: web }', 'name: twin }')}---\n`,
    /selects the pods of Deployment\/twin/,
  ],
  ['servicePortsExist', 'targetPort: http', 'targetPort: https', /wants port https/],
  ['servicePortsExist', 'selector: { app: web }, ports', 'selector: { app: wbe }, ports', /selects no pod/],
  [
    'governorsFindTheirPods',
    'maxUnavailable: 1, selector: { matchLabels: { app: web }',
    'maxUnavailable: 1, selector: { matchLabels: { app: no }',
    /PodDisruptionBudget\/web selects no pod/,
  ],
  ['ingressesLeadSomewhere', 'port: { name: http }', 'port: { name: admin }', /leads to web:admin/],
  [
    'referencesExist',
    'kind: ConfigMap, metadata: { name: settings }',
    'kind: ConfigMap, metadata: { name: other }',
    /refers to ConfigMap\/settings/,
  ],
  ['referencesExist', 'data: { a: b }', 'data: { b: b }', /wants entry a/],
  [
    'referencesExist',
    'kind: PersistentVolumeClaim, metadata: { name: data }',
    'kind: PersistentVolumeClaim, metadata: { name: no }',
    /PersistentVolumeClaim\/data/,
  ],
  [
    'referencesExist',
    'kind: ServiceAccount, metadata: { name: reader }',
    'kind: ServiceAccount, metadata: { name: no }',
    /ServiceAccount\/reader/,
  ],
  ['bindingsAreComplete', 'kind: Role, metadata: { name: reader }', 'kind: Role, metadata: { name: no }', /gives reader/],
  ['containersAreComplete', 'path: /, port: http }', 'path: /, port: admin }', /probes port admin/],
  ['containersAreComplete', 'volumeMounts: [{ name: data', 'volumeMounts: [{ name: lost', /mounts lost.*\n.*never mounts data/],
  [
    'namesAreUnique',
    'kind: PersistentVolumeClaim, metadata: { name: data }',
    'kind: ConfigMap, metadata: { name: settings }',
    /ConfigMap\/settings is there twice/,
  ],
  ['imagesAreTheCourse', 'nginx-unprivileged:1.31.3', 'nginx-unprivileged:latest', /runs nginxinc\/nginx-unprivileged:latest/],
  ['noNamespace', 'metadata: { name: settings }', 'metadata: { name: settings, namespace: default }', /names a namespace/],
  [
    'namesAreLabels',
    'kind: ConfigMap, metadata: { name: settings }',
    'kind: ConfigMap, metadata: { name: My_settings }',
    /no RFC 1123 name/,
  ],
];

const byName = new Map(Object.entries({ ...rules, referencesExist: rules.referencesExist() }));
const asRule = (name: string): rules.Rule => byName.get(name) as rules.Rule;

describe('the rules of the course find what is wrong', () => {
  test.each(Object.keys(rules) as (keyof typeof rules)[])('%s has nothing against a sound manifest', (name) => {
    expect(asRule(name)(objectsIn(good))).toEqual([]);
    expect(breakages.some(([broken]) => broken === name)).toBe(true);
  });

  test.each(breakages)('%s sees %j become %j', (name, sound, broken, message) => {
    expect(good).toContain(sound);
    expect(asRule(name)(objectsIn(good.replace(sound, broken))).join('\n')).toMatch(message);
  });
});

describe('Pod Security restricted', () => {
  const refused = (sound: string, broken: string) => refusals(podsOf(objectsIn(good.replace(sound, broken)))[0]!);

  test('has nothing against a sound pod', () => expect(refused('', '')).toEqual([]));

  test.each([
    ['runAsNonRoot: true', 'runAsNonRoot: false', 'runAsNonRoot'],
    ['runAsNonRoot: true', 'runAsNonRoot: true, runAsUser: 0', 'runAsUser'],
    ['seccompProfile: { type: RuntimeDefault }', '', 'seccompProfile'],
    ['allowPrivilegeEscalation: false, ', '', 'allowPrivilegeEscalation'],
    ['drop: [ALL]', 'drop: [NET_RAW]', 'capabilities'],
    ['drop: [ALL]', 'drop: [ALL], add: [SYS_ADMIN]', 'capabilities'],
    ['capabilities: {', 'privileged: true, capabilities: {', 'privileged'],
    ['serviceAccountName: reader', 'hostNetwork: true', 'host namespaces'],
    ['containerPort: 8080', 'containerPort: 8080, hostPort: 80', 'host ports'],
    ['persistentVolumeClaim: { claimName: data }', 'hostPath: { path: / }', 'volume types'],
    ['securityContext: { runAsNonRoot', 'securityContext: { sysctls: [{ name: a }], runAsNonRoot', 'sysctls'],
  ])('refuses %j made %j', (sound, broken, control) => {
    expect(good).toContain(sound);
    expect(refused(sound, broken)).toEqual([control]);
  });
});

test('a footprint counts replicas, the autoscaler’s most, sidecars, and the largest init container', () => {
  const gibi = 2 ** 30;
  expect(footprint(objectsIn(good))).toEqual({ cpu: 1, memory: 2 * gibi });
  const scaler =
    '\n---\n{ apiVersion: v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { maxReplicas: 5, scaleTargetRef: { name: web } } }';
  expect(footprint(objectsIn(good + scaler))).toEqual({ cpu: 2.5, memory: 5 * gibi });
  const early = (policy: string) =>
    `initContainers: [{ name: i, ${policy} resources: { requests: { cpu: 750m, memory: 2Gi } } }]\n      containers:`;
  expect(footprint(objectsIn(good.replace('containers:', early(''))))).toEqual({ cpu: 1.5, memory: 4 * gibi });
  expect(footprint(objectsIn(good.replace('containers:', early('restartPolicy: Always,'))))).toEqual({ cpu: 2.5, memory: 6 * gibi });
});
