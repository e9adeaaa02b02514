/**
 * The order in which people write the keys of a manifest (the examples of kubernetes.io), where an alphabetical one would put
 * `labels` before `name` and `args` before `image`.
 *
 * One list is enough, since no two kinds of Kubernetes maps contradict each other in it. A key that is not in it keeps its
 * place after those that are.
 */
const order = `
  apiVersion kind metadata
  name generateName namespace labels annotations
  type immutable provisioner parameters storageClassName volumeName capacity accessModes volumeMode
  server driver volumeHandle volumeAttributes
  image imagePullPolicy
  schedule timeZone suspend concurrencyPolicy startingDeadlineSeconds successfulJobsHistoryLimit failedJobsHistoryLimit
  completions parallelism completionMode backoffLimit backoffLimitPerIndex activeDeadlineSeconds ttlSecondsAfterFinished
  scaleTargetRef minReplicas maxReplicas minAvailable maxUnavailable maxSurge
  replicas revisionHistoryLimit minReadySeconds progressDeadlineSeconds strategy updateStrategy
  serviceName podManagementPolicy persistentVolumeClaimRetentionPolicy rollingUpdate
  ingressClassName loadBalancerClass externalTrafficPolicy clusterIP publishNotReadyAddresses externalIPs
  host hostname subdomain nodeName schedulerName resourceName restartPolicy terminationGracePeriodSeconds enableServiceLinks
  failurePolicy matchConstraints resourceRules matchConditions validations
  namespaceSelector podSelector policyTypes selector matchLabels matchExpressions
  nodeSelector affinity tolerations topologySpreadConstraints
  weight podAffinityTerm maxSkew topologyKey whenUnsatisfiable labelSelector
  key operator value values effect valueFrom
  serviceAccountName initContainers containers volumes automountServiceAccountToken
  command args workingDir
  protocol path pathType
  from to cidr except
  containerPort hostPort port targetPort nodePort ports
  backend service secretName
  envFrom env
  apiGroups apiVersions operations resources resizePolicy resourceNames verbs scope
  startupProbe readinessProbe livenessProbe lifecycle
  exec httpGet tcpSocket grpc httpHeaders initialDelaySeconds periodSeconds timeoutSeconds successThreshold failureThreshold
  mountPath subPath subPathExpr readOnly volumeMounts
  runAsNonRoot runAsUser runAsGroup fsGroup fsGroupChangePolicy privileged allowPrivilegeEscalation readOnlyRootFilesystem
  capabilities seccompProfile securityContext
  persistentVolumeReclaimPolicy reclaimPolicy allowVolumeExpansion volumeBindingMode
  template jobTemplate volumeClaimTemplates
  requests limits cpu memory ephemeral-storage
  tls hosts rules http paths ingress egress metrics behavior
  subjects roleRef apiGroup
  spec data stringData binaryData
  expression message reason policyName validationActions matchResources
`;

const rank = new Map(
  order
    .trim()
    .split(/\s+/)
    .map((key, index) => [key, index]),
);

/** Maps whose keys are the author's own, such as labels: they keep the author's order. */
const freeMaps = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'selector',
  'parameters',
  'data',
  'stringData',
  'binaryData',
  'hard',
]);

/** The entries of a map in the order people write them. `holder` is the key under which the map stands. */
export function byWrittenOrder<T>(entries: [string, T][], holder: string): [string, T][] {
  if (freeMaps.has(holder)) return entries;
  // Array.sort is stable: keys of no rank keep their order, after the others.
  return entries.sort(([a], [b]) => (rank.get(a) ?? rank.size) - (rank.get(b) ?? rank.size));
}
