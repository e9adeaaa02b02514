import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigMap } from '../../constructs/configuration/config-map';
import { Namespace } from '../../constructs/namespaces/namespace';
import { ServiceAccount } from '../../constructs/security/service-account';
import { build } from '../../course/render';
import { defaultSettings } from '../../course/settings';
import type { Step } from '../../course/step';
import { manifests } from '../support/course';
import { field, refuses, yaml } from '../support/render';

test('a resource is one object of its name, in no namespace', () => {
  expect(field('metadata', (step) => new ServiceAccount(step, 'robot'))).toEqual({ name: 'robot' });
});

test('two kinds may share a name', () => {
  expect(
    yaml((step) => {
      new ServiceAccount(step, 'web');
      new ConfigMap(step, 'web', {});
    }),
  ).toMatch(/kind: ServiceAccount[\s\S]*kind: ConfigMap/);
});

test('a note is a comment beside its field', () => {
  expect(yaml((step) => new Namespace(step, 'equipe-a').note('metadata.name', "le nom de l'espace"))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Namespace
metadata:
  name: equipe-a # le nom de l'espace
"
`);
});

test('a patch may add a field that the types of the API do not know', () => {
  const space = (step: Step) => {
    const namespace = new Namespace(step, 'equipe-a');
    namespace.patch('spec', { plusTard: { duree: '5s' } });
    namespace.note('spec.plusTard.duree', 'cinq secondes');
  };
  expect(yaml(space)).toMatchInlineSnapshot(`
"apiVersion: v1
kind: Namespace
metadata:
  name: equipe-a
spec:
  plusTard:
    duree: 5s # cinq secondes
"
`);
});

test('a patch comes before the notes, and a second one over the first', () => {
  expect(
    yaml((step) =>
      new ConfigMap(step, 'web', { data: { a: '1' } }).patch('data[a.conf]', '2').patch('data.a', '3').note('data.a', 'trois'),
    ),
  ).toContain('data:\n  a: "3" # trois\n  a.conf: "2"\n');
});

test('a resource that is removed leaves its name to another', () => {
  const replace = (step: Step) => {
    new ConfigMap(step, 'web', { data: { a: '1' } }).remove();
    new ConfigMap(step, 'web', { data: { b: '2' } });
  };
  expect(yaml(replace)).toBe('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  b: "2"\n');
});

test.each(manifests.map((manifest) => [manifest.path, manifest] as const))('no object of %s loses one', (_, manifest) => {
  const objects = build(manifest, 'minikube', defaultSettings).node.findAll().filter(ApiObject.isApiObject);
  for (const object of objects) {
    const before = object.toJson();
    object.addJsonPatch(JsonPatch.add('/plusTard', true), JsonPatch.add('/metadata/plusTard', true));
    expect(object.toJson()).toEqual({ ...before, plusTard: true, metadata: { ...before.metadata, plusTard: true } });
  }
});

refuses([
  [
    'two resources of one kind and name are refused',
    (step) => {
      new ConfigMap(step, 'web', {});
      new ConfigMap(step, 'web', {});
    },
    "Le chart a déjà un objet ConfigMap « web » : donnez un autre nom à l'un des deux.",
  ],
  [
    'they are refused wherever they were made',
    (step) => {
      new ConfigMap(new Construct(step, 'Traefik'), 'traefik', {});
      new ConfigMap(step, 'traefik', {});
    },
    "Le chart a déjà un objet ConfigMap « traefik » : donnez un autre nom à l'un des deux.",
  ],
  [
    'a name that Kubernetes refuses is refused here',
    (step) => new ServiceAccount(step, 'Robot'),
    "Le nom « Robot » (ServiceAccount) n'est pas accepté par Kubernetes : minuscules, chiffres et tirets seulement, avec une lettre ou un chiffre au début et à la fin.",
  ],
  [
    'a note about a field that is not there is refused',
    (step) => new Namespace(step, 'equipe-a').note('spec.nom', 'rien'),
    "La note « rien », en spec.nom, n'a pas sa place. Il n'y a pas de champ spec dans Namespace equipe-a ; il a : apiVersion, kind, metadata.",
  ],
  [
    'a patch of a field that nothing holds is refused',
    (step) => new Namespace(step, 'equipe-a').patch('spec.plusTard', true),
    "Le champ spec.plusTard ne peut pas être modifié. Il n'y a pas de champ spec dans Namespace equipe-a ; il a : apiVersion, kind, metadata.",
  ],
  [
    'a note of two lines is refused',
    (step) => new Namespace(step, 'equipe-a').note('metadata.name', 'a\nb'),
    'La note « a\nb » sur metadata.name doit tenir sur une ligne, non vide.',
  ],
]);
