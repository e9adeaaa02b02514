import { ConfigMap } from '../../../constructs/configuration/config-map';
import { AppliedSecret } from '../../../constructs/configuration/secret';
import { Container } from '../../../constructs/pods/container';
import { Pod } from '../../../constructs/pods/pod';
import { Volume } from '../../../constructs/pods/volume';
import { PersistentVolumeClaim } from '../../../constructs/storage/persistent-volume-claim';
import { images } from '../../../course/images';
import type { Step } from '../../../course/step';
import { type Compose, field, type Options, type Refusal, refuses } from '../../support/render';

const mounting =
  (...make: ((step: Step) => Volume)[]): Compose<Pod> =>
  (step) =>
    new Pod(step, 'web', {
      containers: [new Container('web', { image: images.busybox, mounts: make.map((volume, index) => volume(step).at(`/v${index}`)) })],
    });
const source = (make: (step: Step) => Volume, options?: Options) => (field('spec.volumes', mounting(make), options) as unknown[])[0];

test('an emptyDir is empty', () => {
  expect(source(() => Volume.emptyDir('cache'))).toEqual({ name: 'cache', emptyDir: {} });
});

test('an emptyDir may be in memory, and limited', () => {
  expect(source(() => Volume.emptyDir('cache', { memory: true, sizeLimit: '1Mi' }))).toEqual({
    name: 'cache',
    emptyDir: { medium: 'Memory', sizeLimit: '1Mi' },
  });
});

test('a ConfigMap lends its name to its volume', () => {
  expect(source((step) => Volume.configMap(new ConfigMap(step, 'site', {})))).toEqual({ name: 'site', configMap: { name: 'site' } });
});

test('the files of a ConfigMap may be scripts', () => {
  expect(source((step) => Volume.configMap(new ConfigMap(step, 'outils', {}), { name: 'bin', executable: true }))).toEqual({
    name: 'bin',
    configMap: { name: 'outils', defaultMode: 0o555 },
  });
});

test('a Secret may have another name as a volume', () => {
  expect(source(() => Volume.secret(new AppliedSecret('tls', [])))).toEqual({ name: 'tls', secret: { secretName: 'tls' } });
  expect(source(() => Volume.secret(new AppliedSecret('tls', []), { name: 'certificat' }))).toEqual({
    name: 'certificat',
    secret: { secretName: 'tls' },
  });
});

test('a claim lends its name to its volume', () => {
  const claim = (step: Step) => new PersistentVolumeClaim(step, 'donnees', { size: '1Gi' });
  expect(source((step) => Volume.claim(claim(step)))).toEqual({ name: 'donnees', persistentVolumeClaim: { claimName: 'donnees' } });
  expect(source((step) => Volume.claim(claim(step), { name: 'data' }))).toMatchObject({ name: 'data' });
});

test('fields of the pod may be files', () => {
  expect(source(() => Volume.downwardApi('infos', { labels: 'metadata.labels', equipe: "metadata.annotations['equipe']" }))).toEqual({
    name: 'infos',
    downwardAPI: {
      items: [
        { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
        { path: 'equipe', fieldRef: { fieldPath: "metadata.annotations['equipe']" } },
      ],
    },
  });
});

test('what a pod learns when it is scheduled is for a variable', () => {
  // @ts-expect-error: no file can hold it
  expect(() => Volume.downwardApi('infos', { noeud: 'spec.nodeName' })).toBeDefined(); // checked by tsc
});

test('a folder of the node is mounted where the trainer allows it', () => {
  expect(source(() => Volume.hostPath('journaux', '/var/log'), { hostPath: true })).toEqual({
    name: 'journaux',
    hostPath: { path: '/var/log', type: 'Directory' },
  });
});

test('a volume that is mounted twice is one volume', () => {
  const cache = Volume.emptyDir('cache');
  expect(
    field(
      'spec.volumes',
      mounting(
        () => cache,
        () => cache,
        () => Volume.emptyDir('cache'),
      ),
    ),
  ).toEqual([{ name: 'cache', emptyDir: {} }]);
});

const badFolder = (path: string): Refusal => [
  `« ${path} » is no folder of the node`,
  () => Volume.hostPath('journaux', path),
  `Le dossier « ${path} » du volume « journaux » doit être un chemin absolu et sans « .. », comme /var/log.`,
];
const badSubPath = (subPath: string): Refusal => [
  `« ${subPath} » is no path in a volume`,
  () => Volume.emptyDir('cache').at('/data', { subPath }),
  `Le sous-chemin « ${subPath} » du volume « cache » doit être relatif et sans « .. », comme conf/site.`,
];

refuses([
  [
    'a folder of the node is refused by default',
    mounting(() => Volume.hostPath('journaux', '/var/log')),
    "Le volume « journaux » du pod de « web » monte un dossier du nœud (/var/log) : écrivez « hostPath: true » dans course.yaml pour l'accepter.",
  ],
  [
    'two volumes of one name are refused',
    mounting(
      () => Volume.emptyDir('data'),
      () => Volume.emptyDir('data', { memory: true }),
    ),
    "Deux volumes du pod de « web » s'appellent « data » : donnez-leur des noms différents.",
  ],
  [
    'so are two of different kinds',
    mounting(
      (step) => Volume.configMap(new ConfigMap(step, 'data', {})),
      () => Volume.emptyDir('data'),
    ),
    "Deux volumes du pod de « web » s'appellent « data » : donnez-leur des noms différents.",
  ],
  [
    'a claim template is refused outside a StatefulSet',
    mounting(() => Volume.claimTemplate('data')),
    "Le volume « data » du pod de « web » vient d'un modèle de demande (volumeClaimTemplates) que la charge n'a pas ; ses modèles : aucun.",
  ],
  [
    'a name of a volume is a label',
    () => Volume.emptyDir('mon_volume'),
    "Le nom « mon_volume » (Volume) n'est pas accepté par Kubernetes : minuscules, chiffres et tirets seulement, avec une lettre ou un chiffre au début et à la fin.",
  ],
  [
    'a mount is at an absolute path',
    () => Volume.emptyDir('cache').at('data'),
    'Le point de montage « data » du volume « cache » doit être un chemin absolu, comme /data.',
  ],
  [
    'a limit is a quantity',
    () => Volume.emptyDir('cache', { sizeLimit: '1MB' }),
    "« 1MB » n'est pas une quantité : écrivez un nombre et une unité, comme 250m, 64Mi ou 1Gi.",
  ],
  [
    'a label that no pod can have cannot be a file',
    () => Volume.downwardApi('infos', { equipe: "metadata.labels['équipe']" }),
    "« équipe », dans « metadata.labels['équipe'] », n'est la clé d'aucune étiquette ni annotation : 63 caractères au plus, lettres sans accent, chiffres, « - », « _ » et « . », après un domaine et « / » s'il le faut.",
  ],
  badFolder('var/log'),
  badFolder('/var/../etc'),
  badSubPath('/conf'),
  badSubPath('../conf'),
]);
