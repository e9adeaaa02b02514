import type { Course } from '../course/course';

/** The course: its parts and steps in teaching order. The only place that knows the order. */
export const course: Course = {
  folder: 'charts',
  parts: [
    {
      id: '01-control-plane',
      title: 'Le plan de contrôle',
      steps: ['cluster', 'context', 'api-server', 'components', 'scheduler'],
    },
    {
      id: '02-pods',
      title: 'Les pods',
      steps: ['pod', 'diagnostics', 'sidecar', 'probes', 'immutability'],
    },
    {
      id: '03-services',
      title: 'Les Services',
      steps: ['clusterip', 'nodeport', 'loadbalancer', 'dns', 'external-ips', 'ingress', 'cni'],
    },
    {
      id: '04-workloads',
      title: 'Les charges de travail',
      steps: ['replicaset', 'deployment', 'from-compose', 'strategies', 'autoscaling', 'daemonset'],
    },
    {
      id: '05-jobs',
      title: 'Les tâches',
      steps: ['job', 'work-queue', 'cronjob'],
    },
    {
      id: '06-configuration',
      title: 'La configuration',
      steps: ['configmap', 'secret'],
    },
    {
      id: '07-storage',
      title: 'Le stockage',
      steps: ['volumes', 'persistent-volume', 'remote-storage', 'statefulset', 'kafka'],
    },
    {
      id: '08-security',
      title: 'La sécurité',
      steps: ['rbac', 'network-policy', 'pod-security'],
    },
    {
      id: '09-middleoffice',
      title: 'Le middleoffice',
      steps: ['middleoffice', 'middleoffice-https'],
    },
    {
      id: '10-operations',
      title: "L'exploitation",
      steps: ['helm', 'etcd', 'quarantine', 'network-diagnosis', 'restart'],
    },
  ],
  load: (part, step, module) => require(`./${part}/${step}/${module}.ts`),
};
