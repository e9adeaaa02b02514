import { Volume } from '../../../constructs/pods/volume';
import { StatefulSet, type StatefulSetProps } from '../../../constructs/workloads/stateful-set';
import { type Compose, field, refuses, yaml } from '../../support/render';
import { pods, server, yamlAroundPods } from '../../support/workloads';

const service = { name: 'base', ports: { http: 8080 } };
const statefulSet =
  (props: Partial<StatefulSetProps> = {}, name = 'base'): Compose<StatefulSet> =>
  (step) =>
    new StatefulSet(step, name, { ...pods, service, ...props });
const claims = [{ name: 'data', size: '1Gi' }] as const;
const mounting = (volume: Volume) => [server({ mounts: [volume.at('/data')] })];

test('a StatefulSet comes with the headless Service that names its pods', () => {
  expect(yamlAroundPods(statefulSet())).toMatchInlineSnapshot(`
"apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: base
spec:
  replicas: 1
  serviceName: base
  selector:
    matchLabels:
      app: base
  template:
    metadata:
      labels:
        app: base
    spec:
      <containers and the rest, as in a Pod>
---
apiVersion: v1
kind: Service
metadata:
  name: base
spec:
  clusterIP: None
  selector:
    app: base
  ports:
    - name: http
      port: 8080
      targetPort: http
"
`);
});

test('its Service may answer for pods that are not ready yet', () => {
  field('', (step) => {
    const base = statefulSet({ service: { ...service, publishNotReadyAddresses: true } })(step);
    expect(base.service.object.toJson().spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
    return base;
  });
});

test('pods may start all at once', () => {
  expect(field('spec', statefulSet({ replicas: 3, podManagementPolicy: 'Parallel' }))).toMatchObject({
    replicas: 3,
    podManagementPolicy: 'Parallel',
  });
});

test('its claims may go with it, or with the pods that are no longer asked for', () => {
  const claimRetention = { whenDeleted: 'Delete', whenScaled: 'Retain' } as const;
  expect(field('spec.persistentVolumeClaimRetentionPolicy', statefulSet({ claimRetention }))).toEqual(claimRetention);
  expect(field('spec', statefulSet())).not.toHaveProperty('persistentVolumeClaimRetentionPolicy');
});

test('each pod gets a claim of its own, of the default class', () => {
  expect(field('spec', statefulSet({ claims, containers: mounting(Volume.claimTemplate('data')) }))).toMatchObject({
    template: { spec: { containers: [{ volumeMounts: [{ name: 'data', mountPath: '/data' }] }] } },
    volumeClaimTemplates: [
      { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    ],
  });
});

test('a volume that is a claim is not in the template a second time', () => {
  expect(field('spec.template.spec', statefulSet({ claims, containers: mounting(Volume.claimTemplate('data')) }))).not.toHaveProperty(
    'volumes',
  );
});

test('a claim names the class of the target, where it has one', () => {
  const claim = statefulSet({ claims: [{ name: 'data', size: '1Gi' }] });
  expect(field('spec.volumeClaimTemplates[data].spec', claim, { target: 'eks' })).toMatchObject({
    storageClassName: 'gp3',
    accessModes: ['ReadWriteOnce'],
  });
  expect(field('spec.volumeClaimTemplates[data].spec', claim)).not.toHaveProperty('storageClassName');
});

test('the notes of its containers are in the template of its pods', () => {
  const compose: Compose = (step) => new StatefulSet(step, 'web', { service, containers: [server().note('image', 'de petits outils')] });
  expect(yaml(compose)).toContain('- name: web\n          image: busybox:1.37.0 # de petits outils\n');
});

refuses([
  [
    'a StatefulSet without its headless Service is refused',
    // @ts-expect-error: no service
    (step) => new StatefulSet(step, 'base', pods),
    "Le StatefulSet « base » n'a pas de Service headless : donnez-lui « service: { name, ports } », sans quoi ses pods n'auraient pas de nom.",
  ],
  [
    'a port of the Service that no container has is refused',
    statefulSet({ service: { name: 'base', ports: { sql: 5432 } } }),
    "Le Service « base » vise le port « sql », que les pods n'ont pas ; leurs ports : http (8080).",
  ],
  [
    'a volume of a claim that is not declared is refused',
    statefulSet({ claims, containers: mounting(Volume.claimTemplate('donnees')) }),
    "Le volume « donnees » du pod de « base » vient d'un modèle de demande (volumeClaimTemplates) que la charge n'a pas ; ses modèles : data.",
  ],
  [
    'a volume that a claim would replace is refused',
    statefulSet({ claims, containers: mounting(Volume.emptyDir('data')) }),
    "Deux volumes du pod de « base » s'appellent « data » : donnez-leur des noms différents.",
  ],
  [
    'two claims of one name are refused',
    statefulSet({ claims: [...claims, ...claims] }),
    'Le StatefulSet « base » a deux modèles de demande « data » : donnez-leur des noms différents.',
  ],
  [
    'a name of a claim is a label',
    statefulSet({ claims: [{ name: 'Data', size: '1Gi' }] }),
    "Le nom « Data » (volumeClaimTemplate) n'est pas accepté par Kubernetes : minuscules, chiffres et tirets seulement, avec une lettre ou un chiffre au début et à la fin.",
  ],
  [
    'a claim asks for some room',
    statefulSet({ claims: [{ name: 'data', size: '0' }] }),
    'La taille « 0 » est nulle : demandez au moins un peu de place, comme 1Gi.',
  ],
  [
    'a name whose revision would be no label is refused',
    statefulSet({}, 'a'.repeat(53)),
    `Le nom « ${'a'.repeat(53)} » (StatefulSet) a 53 caractères : 52 au plus, raccourcissez-le.`,
  ],
  ['a number of replicas is a count', statefulSet({ replicas: -1 }), "replicas de « base » vaut -1 : un entier d'au moins 0 est attendu."],
]);
