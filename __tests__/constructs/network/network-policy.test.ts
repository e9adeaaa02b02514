import { type Allowed, dns, NetworkPolicy, type NetworkPolicyProps, type Peer } from '../../../constructs/network/network-policy';
import { Pod } from '../../../constructs/pods/pod';
import type { Step } from '../../../course/step';
import { type Compose, field, type Refusal, refuses, yaml } from '../../support/render';
import { pods, server } from '../../support/workloads';

const policy =
  (props: Partial<NetworkPolicyProps>): Compose<NetworkPolicy> =>
  (step) =>
    new NetworkPolicy(step, 'regle', { pods: new Pod(step, 'web', pods), ...props });
const spec = (props: Partial<NetworkPolicyProps>) => field('spec', policy(props));

test('empty lists deny everything to every pod', () => {
  expect(yaml((step) => new NetworkPolicy(step, 'rien', { pods: 'all', ingress: [], egress: [] }))).toMatchInlineSnapshot(`
"apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: rien
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
"
`);
});

test('it concerns the direction that it speaks of, and no other', () => {
  expect(spec({ ingress: [{}] })).toEqual({ podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'], ingress: [{}] });
  expect(spec({ egress: [] })).toEqual({ podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'] });
});

test('the other end is pods, the namespace itself, others by their labels, some of their pods, or addresses', () => {
  const compose: Compose<NetworkPolicy> = (step) => {
    const peers: Peer[] = [
      new Pod(step, 'client', pods),
      'own-namespace',
      { namespaces: { equipe: 'a' } },
      { namespaces: { equipe: 'a' }, pods: { app: 'client' } },
      { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
      { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] },
    ];
    return policy({ ingress: [{ peers }], egress: [{ peers }] })(step);
  };
  const peers = [
    { podSelector: { matchLabels: { app: 'client' } } },
    { podSelector: {} },
    { namespaceSelector: { matchLabels: { equipe: 'a' } } },
    { namespaceSelector: { matchLabels: { equipe: 'a' } }, podSelector: { matchLabels: { app: 'client' } } },
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
    { ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } },
  ];
  expect(field('spec', compose)).toMatchObject({ ingress: [{ from: peers }], egress: [{ to: peers }] });
});

test('a port is a name, a number, or a number of a protocol', () => {
  expect(spec({ ingress: [{ ports: ['http', 9090, { port: 53, protocol: 'UDP' }] }] })).toHaveProperty('ingress.0.ports', [
    { port: 'http' },
    { port: 9090 },
    { protocol: 'UDP', port: 53 },
  ]);
});

test('the resolver of the cluster is one path', () => {
  expect(yaml((step) => new NetworkPolicy(step, 'dns', { pods: 'all', egress: [dns(step.app)] }))).toMatchInlineSnapshot(`
"apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: dns
spec:
  podSelector: {}
  policyTypes:
    - Egress
  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53
"
`);
});

test('where a cloud has a resolver on each node, that one is in the path too', () => {
  const compose: Compose<NetworkPolicy> = (step) => new NetworkPolicy(step, 'dns', { pods: 'all', egress: [dns(step.app)] });
  const namespace = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };
  expect(field('spec.egress[0].to', compose, { target: 'gke' })).toEqual(
    ['kube-dns', 'node-local-dns'].map((app) => ({ ...namespace, podSelector: { matchLabels: { 'k8s-app': app } } })),
  );
});

test('a port of a pod that the policy does not know is taken as it is', () => {
  expect(() => yaml((step) => new NetworkPolicy(step, 'x', { pods: 'all', ingress: [{ ports: ['admin'] }] }))).not.toThrow();
  expect(() => yaml(policy({ egress: [{ peers: [{ namespaces: {} }], ports: ['admin'] }] }))).not.toThrow();
  expect(() => yaml(policy({ egress: [{ ports: ['admin'] }] }))).not.toThrow();
});

test.each(['10.1.2.3/32', '2001:db8::1/128', '0.0.0.0/0', '::/0'])('%s is a range without exceptions', (cidr) => {
  expect(spec({ egress: [{ peers: [{ cidr }] }] })).toHaveProperty('egress.0.to', [{ ipBlock: { cidr } }]);
});

const empty =
  'La NetworkPolicy « regle » a une liste vide dans une règle : Kubernetes y lirait « tout le monde » ; omettez la liste pour tout autoriser, retirez la règle pour interdire.';
const incoming = (sentence: string, allowed: Allowed, message: string): Refusal => [sentence, policy({ ingress: [allowed] }), message];
const noRange = (cidr: string): Refusal =>
  incoming(
    `« ${cidr} » is no range`,
    { peers: [{ cidr }] },
    `La plage « ${cidr} » de la NetworkPolicy « regle » n'est pas valide : une adresse et un nombre de bits, comme 10.0.0.0/8.`,
  );
const outside = (except: string) =>
  incoming(
    `« ${except} » is no part of 10.0.0.0/8`,
    { peers: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16', except] }] },
    `L'exception « ${except} » de la NetworkPolicy « regle » n'est pas une partie de la plage « 10.0.0.0/8 » : donnez une plage plus petite, à l'intérieur de celle-ci.`,
  );
const unknownPort = "La NetworkPolicy « regle » ouvre le port « admin », que les pods visés n'ont pas ; leurs ports : http.";

refuses([
  [
    'a policy that says nothing is refused',
    policy({}),
    'La NetworkPolicy « regle » ne dit rien : donnez-lui ingress, egress ou les deux ([] pour tout interdire).',
  ],
  incoming('an empty list of peers, which would mean anyone, is refused', { peers: [] }, empty),
  incoming('so is an empty list of ports', { ports: [] }, empty),
  incoming('a port that its pods have not is refused', { ports: ['admin'] }, unknownPort),
  [
    'a port that the pods at the other end have not is refused',
    (step: Step) => policy({ egress: [{ peers: [new Pod(step, 'base', pods)], ports: ['admin'] }] })(step),
    unknownPort,
  ],
  ...[
    { ports: { http: 8080, metrics: 9797 }, known: 'http, metrics' },
    { ports: {}, known: 'aucun' },
  ].map(
    ({ ports, known }): Refusal => [
      `the message names the ports that they have: ${known}`,
      (step) => policy({ pods: new Pod(step, 'base', { containers: [server({ ports })] }), ingress: [{ ports: ['admin'] }] })(step),
      `La NetworkPolicy « regle » ouvre le port « admin », que les pods visés n'ont pas ; leurs ports : ${known}.`,
    ],
  ),
  incoming(
    'a port is at most 65535',
    { ports: [65536] },
    'Un port de la NetworkPolicy « regle » vaut 65536 : un entier de 1 à 65535 est attendu.',
  ),
  incoming(
    'so is one of a protocol',
    { ports: [{ port: 0, protocol: 'UDP' }] },
    'Un port de la NetworkPolicy « regle » vaut 0 : un entier de 1 à 65535 est attendu.',
  ),
  incoming(
    'a label that no namespace can have is refused',
    { peers: [{ namespaces: { equipe: 'é' } }] },
    "L'étiquette « equipe: é » de « regle » n'est pas acceptée : 63 caractères au plus de part et d'autre, lettres sans accent, chiffres, « - », « _ » et « . », avec une lettre ou un chiffre au début et à la fin.",
  ),
  noRange('10.0.0.0'),
  noRange('10.0.0.0/33'),
  noRange('2001:db8::/129'),
  noRange('10.0.0.0/8/9'),
  noRange('10.0.0.0/8 '),
  noRange('\n10.0.0.0/8'),
  noRange('10.0.0.0/+8'),
  noRange('10.0.0/8'),
  noRange('partout'),
  incoming(
    'an exception is a range too',
    { peers: [{ cidr: '10.0.0.0/8', except: ['10.1'] }] },
    "La plage « 10.1 » de la NetworkPolicy « regle » n'est pas valide : une adresse et un nombre de bits, comme 10.0.0.0/8.",
  ),
  outside('11.0.0.0/8'),
  outside('10.0.0.0/8'),
  outside('10.0.0.0/7'),
  outside('2001:db8::/48'),
  outside('::ffff:10.1.0.0/112'),
]);
