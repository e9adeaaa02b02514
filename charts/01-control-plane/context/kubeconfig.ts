import { note } from '../../../course/note';
import { printManifest } from '../../../course/print';

/** The part of a kubeconfig file that the lesson shows. https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/ */
interface Kubeconfig {
  readonly apiVersion: 'v1';
  readonly kind: 'Config';
  readonly clusters: readonly {
    readonly name: string;
    readonly cluster: { readonly server: string; readonly 'certificate-authority': string };
  }[];
  readonly users: readonly {
    readonly name: string;
    readonly user: { readonly 'client-certificate': string; readonly 'client-key': string } | { readonly tokenFile: string };
  }[];
  readonly contexts: readonly {
    readonly name: string;
    readonly context: { readonly cluster: string; readonly user: string; readonly namespace: string };
  }[];
  readonly 'current-context': string;
}

const config: Kubeconfig = {
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'etapes', cluster: { server: 'https://192.168.49.2:8443', 'certificate-authority': 'ca.crt' } }],
  users: [
    { name: 'admin', user: { 'client-certificate': 'admin.crt', 'client-key': 'admin.key' } },
    { name: 'reader', user: { tokenFile: 'reader.token' } },
  ],
  contexts: [
    { name: 'admin', context: { cluster: 'etapes', user: 'admin', namespace: 'default' } },
    { name: 'formation', context: { cluster: 'etapes', user: 'admin', namespace: 'formation' } },
    { name: 'reader', context: { cluster: 'etapes', user: 'reader', namespace: 'formation' } },
  ],
  'current-context': 'formation',
};

/** What `~/.kube/config` looks like: a sample that no cluster answers to, with no secret in it. */
export function kubeconfig(): string {
  return printManifest(
    [
      "Un fichier kubeconfig à lire, sans secret : il n'ouvre aucun cluster. Le vôtre est dans ~/.kube/config",
      'kubectl --kubeconfig kubeconfig.yaml config get-contexts',
    ],
    [
      {
        object: config,
        notes: [
          note('clusters[etapes].cluster.server', "où est l'API server"),
          note('clusters[etapes].cluster.certificate-authority', 'à quoi on le reconnaît'),
          note('users[admin].user.client-certificate', 'qui je suis : un certificat …'),
          note('users[reader].user.tokenFile', '… ou un jeton, lu dans un fichier'),
          note('contexts[formation].context.namespace', 'où vont les commandes sans -n'),
          note('current-context', 'celui des commandes sans --context'),
        ],
      },
    ],
  );
}
