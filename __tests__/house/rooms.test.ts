import { importsOf, sourceFiles } from './imports';

/** What each room may use besides itself. Imports point one way: a room knows none of those that use it. */
const below: Readonly<Record<string, readonly string[]>> = {
  system: [],
  imports: [],
  live: ['imports', 'system'],
  course: ['system'],
  constructs: ['imports', 'course', 'system'],
  charts: ['constructs', 'course', 'imports', 'system'],
  'main.ts': ['charts', 'course', 'system'],
  testbed: ['live', 'course', 'system'],
  site: ['charts', 'course', 'imports', 'system'],
  bench: ['charts', 'course', 'site', 'system', 'testbed'],
};

const roomOf = (file: string): string => file.split('/')[0] as string;
const edges = sourceFiles().flatMap((file) => importsOf(file).map((used) => ({ file, room: roomOf(file), used: roomOf(used) })));

/** Imports that leave their room for one that it may not use, as `file → room/`. */
const strange = (among: typeof edges): string[] => [
  ...new Set(
    among
      .filter(({ room, used }) => room in below && used !== room && !below[room]?.includes(used))
      .map(({ file, used }) => `${file} → ${used}/`),
  ),
];

test('imports point one way between rooms, and no room imports its tests (README.md, « La maison »)', () => {
  const unknown = edges.filter(({ room }) => !(room in below) && !['__tests__', '.ci'].includes(room));
  expect(unknown.map(({ file }) => file)).toEqual([]);
  expect(strange(edges)).toEqual([]);
});

test('an import that points the other way is found', () => {
  const edge = { file: 'course/steps.ts', room: 'course', used: 'charts' };
  expect(strange([edge, { ...edge, used: 'system' }, { file: 'live/kube.ts', room: 'live', used: '__tests__' }])).toEqual([
    'course/steps.ts → charts/',
    'live/kube.ts → __tests__/',
  ]);
});

test('no two rooms use each other, however long the way', () => {
  const reach = (room: string): string[] => [room, ...(below[room] as readonly string[]).flatMap(reach)];
  for (const [room, allowed] of Object.entries(below)) expect(allowed.flatMap(reach)).not.toContain(room);
});
