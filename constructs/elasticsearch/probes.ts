import { Probe } from '../pods/probe';

/**
 * When a node has started, can answer, and lives. No `wait_for_status=green` anywhere: a node alone stays yellow, for want of
 * another one to hold the replicas.
 */
export const elasticsearchProbes = {
  startup: Probe.httpGet('/_cluster/health', { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 30 }),
  readiness: Probe.httpGet('/_cluster/health', { periodSeconds: 5, timeoutSeconds: 5 }),
  liveness: Probe.tcpSocket({ periodSeconds: 20, failureThreshold: 6 }),
};
