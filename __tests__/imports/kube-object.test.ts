import { label, objectsIn } from '../../imports/kube-object';

test('the objects of a manifest are read in their order, and an empty document is none', () => {
  const objects = objectsIn('# tête\nkind: Pod\nmetadata: { name: web }\n---\n---\nkind: Service\nmetadata: { name: web }\n');
  expect(objects.map(label)).toEqual(['Pod/web', 'Service/web']);
});

test('values are those that kubectl reads (YAML 1.1)', () => {
  expect(objectsIn('a: yes\nb: "yes"\nc: 0555\n')).toEqual([{ a: true, b: 'yes', c: 0o555 }]);
});

test.each(['a: [1\n', 'a: 1\na: 2\n', 'a:\n\t- 1\n', "a: 'b\n"])('what is no YAML is refused, not read in part: %j', (text) => {
  expect(() => objectsIn(text)).toThrow();
});
