import { images } from '../../../../course/images';
import type { Kube } from '../../../../live/kube';
import { Client } from './client';

const name = 'etapes-client';

/** Starts a pod with curl, that has nothing to do with the step, in the step's namespace. */
export async function startClient(kube: Kube): Promise<Client> {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { 'kube-etapes': 'client' } },
    spec: {
      terminationGracePeriodSeconds: 0,
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name,
          image: images.curl.reference,
          command: ['sleep', '3600'],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  };
  await kube.run(['create', '-f', '-'], { input: JSON.stringify(pod) });
  await kube.wait(`pod/${name}`, 'condition=Ready');
  return new Client(kube.argv(['exec', name, '--']));
}

/** Removes it, if it was started. */
export const stopClient = (kube: Kube): Promise<string> => kube.delete(`pod/${name}`);
