import { byWrittenOrder } from '../../course/key-order';

/** The keys in the order they are printed, however they were given. */
const ordered = (keys: string, holder = ''): string =>
  byWrittenOrder(
    keys
      .split(' ')
      .sort()
      .map((key) => [key, 0]),
    holder,
  )
    .map(([key]) => key)
    .join(' ');

// As the examples of kubernetes.io and the documentation of `kubectl explain` write them.
test.each([
  ['an object', 'apiVersion kind metadata spec'],
  ['a ConfigMap', 'apiVersion kind metadata data'],
  ['a Secret', 'apiVersion kind metadata type stringData'],
  ['metadata', 'name namespace labels annotations'],
  ['a Deployment', 'replicas strategy selector template'],
  ['a StatefulSet', 'replicas serviceName selector template volumeClaimTemplates'],
  ['a CronJob', 'schedule concurrencyPolicy jobTemplate'],
  ['a Job', 'completions parallelism backoffLimit template'],
  [
    'a container',
    'name image command args ports envFrom env resources startupProbe readinessProbe livenessProbe volumeMounts securityContext',
  ],
  ['a container port', 'name containerPort'],
  ['a variable', 'name value'],
  ['a variable from elsewhere', 'name valueFrom'],
  ['an HTTP probe', 'httpGet initialDelaySeconds periodSeconds timeoutSeconds failureThreshold'],
  ['an HTTP request', 'path port'],
  ['resources', 'requests limits'],
  ['amounts', 'cpu memory'],
  ['a mount', 'name mountPath readOnly'],
  ['a Service', 'type selector ports'],
  ['a headless Service', 'clusterIP selector ports'],
  ["a Service's port", 'name protocol port targetPort nodePort'],
  ['an Ingress', 'ingressClassName tls rules'],
  ['a path of an Ingress', 'path pathType backend'],
  ['a rule of RBAC', 'apiGroups resources verbs'],
  ['a Role', 'apiVersion kind metadata rules'],
  ['a binding', 'apiVersion kind metadata subjects roleRef'],
  ['a subject', 'kind name'],
  ['a StorageClass', 'apiVersion kind metadata provisioner parameters reclaimPolicy allowVolumeExpansion volumeBindingMode'],
  ['a claim', 'storageClassName accessModes resources'],
  ['an autoscaler', 'scaleTargetRef minReplicas maxReplicas metrics'],
  ['a NetworkPolicy', 'podSelector policyTypes ingress egress'],
  ['a peer of a NetworkPolicy', 'namespaceSelector podSelector'],
  ['a toleration', 'key operator value effect'],
  ['a spread constraint', 'maxSkew topologyKey whenUnsatisfiable labelSelector'],
])('the keys of %s are in the order people write', (_, keys) => {
  expect(ordered(keys)).toBe(keys);
});

test('a key that nobody ranked comes after the others, in the order it was given', () => {
  expect(
    byWrittenOrder(
      [
        ['zeta', 1],
        ['alpha', 2],
        ['name', 3],
        ['kind', 4],
      ],
      'spec',
    ).map(([key]) => key),
  ).toEqual(['kind', 'name', 'zeta', 'alpha']);
});

test.each(['labels', 'annotations', 'matchLabels', 'selector', 'nodeSelector', 'data', 'stringData', 'parameters', 'hard'])(
  "the keys of %s are the author's: their order is kept",
  (holder) => {
    const entries: [string, number][] = [
      ['zeta', 1],
      ['name', 2],
      ['apiVersion', 3],
      ['alpha', 4],
    ];
    expect(byWrittenOrder([...entries], holder)).toEqual(entries);
  },
);
