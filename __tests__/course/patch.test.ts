import { JsonPatch } from 'cdk8s';
import { type Plain, patch } from '../../course/patch';

const service = () => ({
  kind: 'Service',
  metadata: { name: 'web', annotations: {} },
  spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }], externalIPs: ['192.0.2.1', '192.0.2.2'] },
});

const patched = (path: string, value: Plain) => JsonPatch.apply(service(), patch(service(), path, value));

test('a field is given another value', () => {
  expect(patched('spec.selector.app', 'backend')).toEqual({ ...service(), spec: { ...service().spec, selector: { app: 'backend' } } });
});

test('a field that is not there is added to its map', () => {
  expect(patched('spec.ports[http].nodePort', 31515).spec.ports).toEqual([{ name: 'http', port: 80, nodePort: 31515 }]);
});

test('a key may have slashes, tildes and dots', () => {
  expect(patched('metadata.annotations[etapes.test/a~b]', 'oui').metadata.annotations).toEqual({ 'etapes.test/a~b': 'oui' });
});

test('an item of a list is replaced, and the others stay', () => {
  expect(patched('spec.externalIPs[192.0.2.2]', '192.0.2.3').spec.externalIPs).toEqual(['192.0.2.1', '192.0.2.3']);
});

test.each([
  ['spec.port[http].port', "Il n'y a pas de champ spec.port dans Service web ; spec a : selector, ports, externalIPs."],
  ['spec.ports[https].port', "Il n'y a pas d'élément spec.ports[https] dans Service web ; spec.ports a : [http]."],
  ['spec.ports[https]', "Il n'y a pas d'élément spec.ports[https] dans Service web ; spec.ports a : [http]."],
  ['status.loadBalancer.ingress', "Il n'y a pas de champ status dans Service web ; il a : kind, metadata, spec."],
])('%s is refused: what holds the field must be there', (path, reason) => {
  expect(() => patch(service(), path, 1)).toThrow(new Error(`Le champ ${path} ne peut pas être modifié. ${reason}`));
});
