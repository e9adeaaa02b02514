import { FieldPath } from '../../course/field-path';

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', annotations: { 'etapes/mot-cache': 'cardamome' }, labels: {} },
  data: { 'default.conf': 'listen 80;', color: 'bleu', gone: undefined },
  spec: {
    nothing: null,
    containers: [
      {
        name: 'web',
        command: ['sh', '-c', 'echo\nun', '-c', '--rev=1', ''],
        env: [{ name: 'COLOR' }, { name: 'discovery.type', value: 'single-node' }],
        ports: [
          { name: 'dns-udp', containerPort: 53, protocol: 'UDP' },
          { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
          { containerPort: 8080 },
        ],
      },
      { name: 'aide' },
    ],
  },
};

const at = (path: string, object: object = pod) => new FieldPath(path).in(object).join(' ');

test.each([
  ['a field', 'spec.containers', 'spec containers'],
  ['an item by its name', 'spec.containers[aide].name', 'spec containers 1 name'],
  ['an item whose name has dots', 'spec.containers[web].env[discovery.type].value', 'spec containers 0 env 1 value'],
  ['a port by its name', 'spec.containers[web].ports[dns-tcp].protocol', 'spec containers 0 ports 1 protocol'],
  ['a port by its number', 'spec.containers[web].ports[8080]', 'spec containers 0 ports 2'],
  ['a key with a dot', 'data[default.conf]', 'data default.conf'],
  ['a key with a slash', 'metadata.annotations[etapes/mot-cache]', 'metadata annotations etapes/mot-cache'],
  ['a word by itself', 'spec.containers[web].command[sh]', 'spec containers 0 command 0'],
  ['an option by what stands before its value', 'spec.containers[web].command[--rev]', 'spec containers 0 command 4'],
  ['a word that stands there twice by its index', 'spec.containers[web].command[3]', 'spec containers 0 command 3'],
  ['a text of two lines by its index', 'spec.containers[web].command[2]', 'spec containers 0 command 2'],
  ['an empty word by its index', 'spec.containers[web].command[5]', 'spec containers 0 command 5'],
])('leads to %s', (_, path, keys) => {
  expect(at(path)).toBe(keys);
});

// Those of the OpenAPI document of Kubernetes 1.36 whose items have no `name`, then those that the course calls by what they say.
test.each([
  ['conditions', { type: 'Ready', status: 'True' }, 'Ready'],
  ['addresses', { type: 'InternalIP', address: '10.0.0.1' }, 'InternalIP'],
  ['hostAliases', { ip: '10.0.0.1', hostnames: ['a'] }, '10.0.0.1'],
  ['topologySpreadConstraints', { topologyKey: 'kubernetes.io/hostname', maxSkew: 1 }, 'kubernetes.io/hostname'],
  ['ports', { port: 80, protocol: 'TCP' }, '80'],
  ['ports', { containerPort: 80 }, '80'],
  ['volumeDevices', { name: 'disk', devicePath: '/dev/sdx' }, '/dev/sdx'],
  ['volumeMounts', { name: 'data', mountPath: '/data' }, '/data'],
  ['volumeClaimTemplates', { metadata: { name: 'data' } }, 'data'],
  ['rules', { host: 'web.etapes.test', http: {} }, 'web.etapes.test'],
  ['rules', { apiGroups: [''], resources: ['pods', 'pods/log'] }, 'pods/log'],
  ['rules', { nonResourceURLs: ['/metrics'] }, '/metrics'],
  ['paths', { path: '/api', pathType: 'Prefix' }, '/api'],
  ['tls', { hosts: ['web.etapes.test'], secretName: 'tls' }, 'web.etapes.test'],
  ['metrics', { type: 'Resource', resource: { name: 'cpu' } }, 'cpu'],
  ['subjects', { kind: 'ServiceAccount', name: 'reader' }, 'reader'],
  ['resizePolicy', { resourceName: 'cpu' }, 'cpu'],
  ['tolerations', { key: 'etapes/reserve', operator: 'Exists' }, 'etapes/reserve'],
])('an item of %s is called by its key: %j', (list, item, name) => {
  const object = { [list]: [{}, item] };
  expect(at(`${list}[${name}]`, object)).toBe(`${list} 1`);
  expect(at(`${list}[0]`, object)).toBe(`${list} 0`);
  expect(() => at(`${list}[1]`, object)).toThrow(
    /^\w+\[1\] est un numéro, qui désignera un autre élément quand la liste changera : écrivez/,
  );
});

test('names what follows an item wherever it stands', () => {
  const env = [{ name: 'A' }, { name: 'B' }];
  expect(at('env[B]', { env })).toBe('env 1');
  expect(at('env[B]', { env: [{ name: 'NEW' }, ...env] })).toBe('env 2');
});

test.each([
  ['a number that is an item’s name is that name', { ports: [{ port: 1 }, { port: 0 }] }, 'ports[0]', 'ports 1'],
  ['an item that shares all its names has its index', { paths: [{ path: '/' }, { path: '/' }] }, 'paths[1]', 'paths 1'],
  ['numbers have no names', { ports: [80, 443] }, 'ports[1]', 'ports 1'],
])('%s', (_, object, path, keys) => {
  expect(at(path, object)).toBe(keys);
});

test.each([
  [
    'spec.containers[0].name',
    'spec.containers[0] est un numéro, qui désignera un autre élément quand la liste changera : écrivez spec.containers[web], le nom de celui-ci dans Pod web.',
  ],
  [
    'spec.containers[web].command[4]',
    'spec.containers[web].command[4] est un numéro, qui désignera un autre élément quand la liste changera : écrivez spec.containers[web].command[--rev], le nom de celui-ci dans Pod web.',
  ],
  ['spec.containers[db]', "Il n'y a pas d'élément spec.containers[db] dans Pod web ; spec.containers a : [web], [aide]."],
  ['spec.containers[2]', "Il n'y a pas d'élément spec.containers[2] dans Pod web ; spec.containers a : [web], [aide]."],
  [
    'spec.containers[web].ports[53]',
    'Il y a plusieurs éléments spec.containers[web].ports[53] dans Pod web : dites lequel, parmi [dns-udp], [dns-tcp].',
  ],
  [
    'spec.containers.0',
    "Dans spec.containers.0, spec.containers de Pod web est une liste : nommez l'élément entre crochets, parmi [web], [aide].",
  ],
  ['spec.container', "Il n'y a pas de champ spec.container dans Pod web ; spec a : nothing, containers."],
  ['spec.toString', "Il n'y a pas de champ spec.toString dans Pod web ; spec a : nothing, containers."],
  ['replicas', "Il n'y a pas de champ replicas dans Pod web ; il a : kind, metadata, data, spec."],
  ['metadata.labels.app', "Il n'y a pas de champ metadata.labels.app dans Pod web ; metadata.labels a : rien."],
  ['data.gone', "Il n'y a pas de champ data.gone dans Pod web ; data a : default.conf, color."],
  ['data.default.conf', "Il n'y a pas de champ data.default dans Pod web ; data a : default.conf, color."],
  ['data.color.x', "Il n'y a pas de champ data.color.x dans Pod web : data.color est une valeur simple, sans rien dessous."],
  ['spec.nothing.x', "Il n'y a pas de champ spec.nothing.x dans Pod web : spec.nothing est une valeur simple, sans rien dessous."],
  [
    'data[color]',
    "Dans data[color], les crochets nomment l'élément d'une liste, ou une clé qui a un point : data de Pod web n'est pas une liste, écrivez data.color.",
  ],
])('refuses %s, and says what is there', (path, message) => {
  expect(() => at(path)).toThrow(new Error(message));
});

test.each([
  ['', ''],
  ['.spec', '.spec'],
  ['spec.', '.'],
  ['spec..ports', '..ports'],
  ['/spec/ports', '/spec/ports'],
  ['spec/ports', '/ports'],
  ['spec.ports[http', '[http'],
  ['spec.ports[]', '[]'],
  ['spec.ports[ http]', '[ http]'],
  ['spec.ports[a[b]]', '[a[b]]'],
  ['spec.ports[http]port', 'port'],
  ['spec.ports.[http]', '.[http]'],
  ['[web]', '[web]'],
  ['spec. ports', '. ports'],
  ['spécial', 'écial'],
])('« %s » is no path: not from « %s » on', (path, rest) => {
  expect(() => new FieldPath(path)).toThrow(
    new Error(
      `« ${path} » n'est pas le chemin d'un champ (à partir de « ${rest} ») : écrivez-le comme spec.ports[http].nodePort, ou data[default.conf] quand la clé a un point.`,
    ),
  );
});
