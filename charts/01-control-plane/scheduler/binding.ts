import { note } from '../../../course/note';
import { printManifest } from '../../../course/print';
import * as k8s from '../../../imports/k8s';

/** The scheduler's own decision, written by hand: `kubectl create -f binding.yaml` puts a pod on a node. */
export function binding(pod: { readonly name: string }): string {
  const object = k8s.KubeBinding.manifest({ metadata: { name: pod.name }, target: { apiVersion: 'v1', kind: 'Node', name: '' } });
  return printManifest(
    [
      `Ce que fait un scheduler quand il a choisi : il lie le pod « ${pod.name} » à un nœud`,
      'Complétez target.name, puis : kubectl create -f binding.yaml',
      'kubectl répond « status/<unknown> created », car la réponse est un Status et non un Binding',
    ],
    [
      {
        object,
        notes: [note('metadata.name', 'le pod'), note('target.name', 'à compléter : le nœud, comme le nomme « kubectl get nodes »')],
      },
    ],
  );
}
