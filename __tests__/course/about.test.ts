import { about, aboutProblems } from '../../course/about';

const since = { version: '1.30', brings: "les règles d'admission en CEL", seenBy: 'api-server' } as const;

test('a step that says its title alone can be applied by a learner, on every version, and leaves nothing', () => {
  expect(about({ title: 'Servir une page' })).toEqual({
    ...{ title: 'Servir une page', scope: 'namespace', needs: [], since: null },
    ...{ leaves: [], alone: [], otherCni: null, shows: [] },
  });
});

test('everything that a step may say is accepted', () => {
  const all = about({
    ...{ title: "L'étape de tout", scope: 'cluster', needs: ['nfs', 'storage'], since },
    ...{ leaves: ['persistentvolumeclaim/data-'], alone: ['nodes'], otherCni: 'flannel', shows: ['ReplicaSet'] },
  });
  expect([...aboutProblems(all)]).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['title', '', `"" ne convient pas ; écrivez un texte d'une ligne, sans « | ».`],
  ['title', 'Faire | une chose', `"Faire | une chose" ne convient pas`],
  ['title', 'Faire\nune chose', String.raw`"Faire\nune chose" ne convient pas`],
  ['title', undefined, 'absent ne convient pas'],
  ['scope', 'clutser', `"clutser" ne convient pas ; écrivez 'namespace' ou 'cluster'.`],
  ['needs', 'storage', '"storage" ne convient pas ; écrivez une liste prise dans metrics, load-balancer, storage, network-policy ou nfs.'],
  ['needs', ['stockage'], '["stockage"] ne convient pas'],
  ['needs', ['toString'], '["toString"] ne convient pas'],
  ['since', '1.30', `"1.30" ne convient pas ; écrivez { version: '1.30', brings:`],
  ['since', { ...since, version: '1.30.2' }, '{"version":'],
  ['since', { ...since, brings: ' ' }, '{"version":'],
  ['since', { ...since, seenBy: 'etcd' }, '{"version":'],
  ['leaves', ['data-'], `["data-"] ne convient pas ; écrivez une liste de débuts de « type/nom »`],
  ['alone', true, `true ne convient pas ; écrivez ['nodes'].`],
  ['otherCni', 'calico', `"calico" ne convient pas ; écrivez 'flannel'.`],
  ['shows', ['Pod'], `["Pod"] ne convient pas ; écrivez ['ReplicaSet'].`],
])('a wrong %s is told with its value: %j', (field, value, problem) => {
  const problems = [...aboutProblems({ ...about({ title: 'Servir une page' }), [field]: value })];
  expect(problems).toEqual([expect.stringContaining(`about.${field} : ${problem}`)]);
});

test('a field that does not exist is told, with those that do', () => {
  expect([...aboutProblems({ ...about({ title: 'Servir une page' }), need: [] })]).toEqual([
    "about : « need » n'est pas connu ; choisissez title, scope, needs, since, leaves, alone, otherCni ou shows.",
  ]);
});

test.each([undefined, null, 'Servir une page'])('what is no description at all is told how to be one: %j', (value) => {
  expect([...aboutProblems(value)]).toEqual([expect.stringContaining('about({ title:')]);
});
