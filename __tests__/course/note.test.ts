import { ApiObject, App, Chart } from 'cdk8s';
import { addNote, notesOf } from '../../course/note';

const object = () =>
  new ApiObject(new Chart(new App({ outdir: '' }), 'step'), 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });

test('notes are kept in the order they were attached', () => {
  const service = object();
  addNote(service, 'spec.ports[http].nodePort', 'le port ouvert sur chaque nœud');
  addNote(service, 'metadata.annotations[example.org/a]', 'une clé avec un point');
  expect(notesOf(service).map(({ path, text }) => [path.text, text])).toEqual([
    ['spec.ports[http].nodePort', 'le port ouvert sur chaque nœud'],
    ['metadata.annotations[example.org/a]', 'une clé avec un point'],
  ]);
});

test("what others keep in a construct's metadata is no note", () => {
  const service = object();
  service.node.addMetadata('other', { path: ['a'], text: 'b' });
  expect(notesOf(service)).toEqual([]);
});

test.each(['', '  ', 'deux\nlignes', 'deux\rlignes', 'deux\u2028lignes'])('a note is one line, and not empty: %j', (text) => {
  expect(() => addNote(object(), 'spec', text)).toThrow(new Error(`La note « ${text} » sur spec doit tenir sur une ligne, non vide.`));
});
