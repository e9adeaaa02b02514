import type { KubeObject } from '../../imports/kube-object';
import { containersOf, type PodOf } from './kube';

/**
 * What Pod Security `restricted` refuses in a pod, by the name of the control
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/). Written from the standard, and not from our constructs.
 */
export function refusals(pod: PodOf): string[] {
  const { spec } = pod;
  const security = spec.securityContext ?? {};
  const volumes: KubeObject[] = spec.volumes ?? [];
  const allowedVolumes = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];
  const forPod = [
    ['host namespaces', spec.hostNetwork || spec.hostPID || spec.hostIPC],
    ['volume types', volumes.some((volume) => !allowedVolumes.some((type) => type in volume))],
    ['sysctls', security.sysctls?.length > 0],
    ['runAsUser', security.runAsUser === 0],
  ];
  const forContainers = containersOf(pod).flatMap((container) => {
    const own = container.securityContext ?? {};
    const dropped: string[] = own.capabilities?.drop ?? [];
    const added: string[] = own.capabilities?.add ?? [];
    return [
      ['privileged', own.privileged === true],
      ['host ports', container.ports?.some(({ hostPort }: KubeObject) => hostPort)],
      ['allowPrivilegeEscalation', own.allowPrivilegeEscalation !== false],
      ['capabilities', !dropped.includes('ALL') || added.some((capability) => capability !== 'NET_BIND_SERVICE')],
      ['runAsNonRoot', (own.runAsNonRoot ?? security.runAsNonRoot) !== true],
      ['runAsUser', own.runAsUser === 0],
      ['seccompProfile', !['RuntimeDefault', 'Localhost'].includes((own.seccompProfile ?? security.seccompProfile)?.type)],
    ];
  });
  return [...new Set([...forPod, ...forContainers].filter(([, refused]) => refused).map(([control]) => String(control)))];
}
