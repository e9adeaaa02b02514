import fs, { existsSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rendered } from '../../course/render';
import { filesBelow, writeTree } from '../../course/write';
import { Problem, refusedBySystem } from '../../system/problems';
import { put, texts, useFolder } from '../support/folder';

const folder = useFolder();
const dist = () => join(folder.path, 'dist');

const filesOf = (files: Readonly<Record<string, string>>): Rendered[] => Object.entries(files).map(([path, text]) => ({ path, text }));

function problemsOf(write: () => unknown): readonly string[] {
  try {
    write();
  } catch (error) {
    if (error instanceof Problem) return error.problems.map((problem) => problem.replaceAll(folder.path, '/tmp'));
    throw error;
  }
  return [];
}

/** An error of the file system, as Node throws it. */
const systemError = (code: string, path: string): Error => Object.assign(new Error(`${code}: refused`), { code, syscall: 'write', path });

afterEach(() => jest.restoreAllMocks());

describe('what is written', () => {
  test('is every file, in folders that are made', () => {
    const files = { 'eks/03-services/01-a.yaml': 'a: 1\n', 'gke/03-services/01-a.yaml': 'a: 2\n' };
    expect(writeTree(dist(), filesOf(files))).toEqual({ files: 2, written: Object.keys(files), removed: [] });
    expect(texts(dist())).toEqual(files);
  });

  test('is only what changed: other files keep their date', () => {
    put(dist(), { 'eks/same.yaml': 'a: 1\n', 'eks/other.yaml': 'a: 1\n' });
    const date = new Date('2020-01-01');
    utimesSync(join(dist(), 'eks/same.yaml'), date, date);
    const { files, written } = writeTree(dist(), filesOf({ 'eks/same.yaml': 'a: 1\n', 'eks/other.yaml': 'a: 2\n' }));
    expect({ files, written }).toEqual({ files: 2, written: ['eks/other.yaml'] });
    expect(statSync(join(dist(), 'eks/same.yaml')).mtime).toEqual(date);
    expect(texts(dist())).toEqual({ 'eks/same.yaml': 'a: 1\n', 'eks/other.yaml': 'a: 2\n' });
  });

  test('is written again when only its line breaks changed', () => {
    put(dist(), { 'eks/a.yaml': 'a: 1\r\n' });
    expect(writeTree(dist(), filesOf({ 'eks/a.yaml': 'a: 1\n' })).written).toEqual(['eks/a.yaml']);
  });

  test('replaces a file in one go: whoever had it open still reads the old text', () => {
    put(dist(), { 'eks/a.yaml': 'old\n' });
    const opened = fs.openSync(join(dist(), 'eks/a.yaml'), 'r');
    writeTree(dist(), filesOf({ 'eks/a.yaml': 'new\n' }));
    expect(readFileSync(opened, 'utf8')).toBe('old\n');
    fs.closeSync(opened);
  });
});

describe('what no step makes any more', () => {
  test('is removed, with the folders that it leaves empty', () => {
    put(dist(), { 'eks/01-a/01-x.yaml': '', 'eks/02-b/01-y.yaml': '', 'aks/01-a/01-x/deep/file.sh': '' });
    const { removed } = writeTree(dist(), filesOf({ 'eks/01-a/01-x.yaml': '' }));
    expect(removed).toEqual(['aks/01-a/01-x/deep/file.sh', 'eks/02-b/01-y.yaml']);
    expect(fs.readdirSync(dist(), { recursive: true }).sort()).toEqual(['eks', 'eks/01-a', 'eks/01-a/01-x.yaml']);
  });

  test('may be the draft that an interrupted run left', () => {
    put(dist(), { 'eks/a.yaml': 'a\n', 'eks/a.yaml.123.tmp': 'half' });
    writeTree(dist(), filesOf({ 'eks/a.yaml': 'a\n' }));
    expect(filesBelow(dist())).toEqual(['eks/a.yaml']);
  });

  test('is removed as a link, and not what it leads to', () => {
    put(folder.path, { 'mine.txt': 'mine', 'dist/eks/a.yaml': 'a\n' });
    symlinkSync('../../mine.txt', join(dist(), 'eks/link.yaml'));
    expect(writeTree(dist(), filesOf({ 'eks/a.yaml': 'a\n' })).removed).toEqual(['eks/link.yaml']);
    expect(readFileSync(join(folder.path, 'mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('links', () => {
  test('a file that is a link is replaced, and not what it leads to', () => {
    put(folder.path, { 'mine.txt': 'mine', 'dist/eks/b.yaml': '' });
    symlinkSync('../../mine.txt', join(dist(), 'eks/a.yaml'));
    writeTree(dist(), filesOf({ 'eks/a.yaml': 'a\n', 'eks/b.yaml': '' }));
    expect(texts(folder.path)).toEqual({ 'mine.txt': 'mine', 'dist/eks/a.yaml': 'a\n', 'dist/eks/b.yaml': '' });
  });

  test('the folder itself may be one', () => {
    mkdirSync(join(folder.path, 'elsewhere'));
    symlinkSync('elsewhere', dist());
    writeTree(dist(), filesOf({ 'eks/a.yaml': 'a\n' }));
    expect(readlinkSync(dist())).toBe('elsewhere');
    expect(texts(join(folder.path, 'elsewhere'))).toEqual({ 'eks/a.yaml': 'a\n' });
  });
});

describe('when something is wrong, nothing is touched', () => {
  const before = { 'eks/01-a.yaml': 'old\n', 'eks/stale.yaml': 'stale\n' };
  beforeEach(() => put(dist(), before));
  afterEach(() => expect(texts(dist())).toEqual(before));

  test('because steps have problems, which are all said', () => {
    const rendered: Rendered[] = [
      { problem: 'un' },
      { path: 'eks/01-a.yaml', text: 'new\n' },
      { path: 'new.yaml', text: '' },
      { problem: 'deux' },
    ];
    expect(problemsOf(() => writeTree(dist(), rendered))).toEqual(['un', 'deux']);
  });

  test('because two steps make one file', () => {
    const rendered = [...filesOf({ 'eks/01-a.yaml': 'new\n' }), ...filesOf({ 'eks/01-a.yaml': 'newer\n' })];
    expect(problemsOf(() => writeTree(dist(), rendered))).toEqual([
      "eks/01-a.yaml : deux étapes produisent ce fichier ; renommez l'une d'elles.",
    ]);
  });

  test('because a file is in the place of a folder', () => {
    expect(problemsOf(() => writeTree(dist(), filesOf({ 'eks/01-a.yaml/deeper.sh': '', 'new.yaml': '' })))).toEqual([
      '/tmp/dist/eks/01-a.yaml : un fichier ou un lien est à la place de ce dossier ; déplacez-le ou supprimez-le.',
    ]);
  });

  test('because a folder is in the place of a file', () => {
    expect(problemsOf(() => writeTree(dist(), filesOf({ eks: '', 'new.yaml': '' })))).toEqual([
      '/tmp/dist/eks : un dossier est à la place de ce fichier ; déplacez-le ou supprimez-le.',
    ]);
  });

  test('because the step that fails throws while others are already rendered', () => {
    function* failing(): Generator<Rendered> {
      yield { path: 'eks/01-a.yaml', text: 'new\n' };
      throw new Error('oups');
    }
    expect(() => writeTree(dist(), failing())).toThrow('oups');
  });

  test.each(['ENOSPC', 'EACCES', 'EROFS'])('because the system refuses a write midway (%s)', (code) => {
    const write = fs.writeFileSync;
    let writes = 0;
    jest.spyOn(fs, 'writeFileSync').mockImplementation((path, ...rest) => {
      // A full disk leaves the beginning of the file.
      if (++writes === 2) {
        write(path, 'ne');
        throw systemError(code, String(path));
      }
      write(path, ...(rest as [string]));
    });
    expect(() => writeTree(dist(), filesOf({ 'eks/01-a.yaml': 'new\n', 'eks/02-b.yaml': 'new\n', 'eks/03-c.yaml': 'new\n' }))).toThrow(
      code,
    );
    expect(writes).toBe(2);
  });
});

test('a link to a folder is refused: what is below it is not ours', () => {
  put(folder.path, { 'mine/01-a.yaml': 'mine\n' });
  mkdirSync(dist());
  symlinkSync('../mine', join(dist(), 'eks'));
  expect(problemsOf(() => writeTree(dist(), filesOf({ 'eks/01-a.yaml': 'a\n' })))).toEqual([
    '/tmp/dist/eks : un fichier ou un lien est à la place de ce dossier ; déplacez-le ou supprimez-le.',
  ]);
  expect(texts(join(folder.path, 'mine'))).toEqual({ '01-a.yaml': 'mine\n' });
});

test('a folder that holds anything but targets is someone’s, and is left as it is', () => {
  put(dist(), { 'eks/old.yaml': 'old\n', 'photos/noel.jpg': 'mine', 'notes.txt': 'mine' });
  expect(problemsOf(() => writeTree(dist(), filesOf({ 'eks/a.yaml': 'a\n' })))).toEqual(
    ['notes.txt', 'photos'].map(
      (name) => `/tmp/dist/${name} : ce n'est pas une cible du cours ; déplacez-le ou supprimez-le, ou choisissez un autre dossier.`,
    ),
  );
  expect(Object.keys(texts(dist())).sort()).toEqual(['eks/old.yaml', 'notes.txt', 'photos/noel.jpg']);
});

test('a rename that fails leaves no draft', () => {
  put(dist(), { 'eks/a.yaml': 'old\n' });
  jest.spyOn(fs, 'renameSync').mockImplementation((from) => {
    throw systemError('EPERM', String(from));
  });
  expect(() => writeTree(dist(), filesOf({ 'eks/a.yaml': 'new\n' }))).toThrow('EPERM');
  expect(texts(dist())).toEqual({ 'eks/a.yaml': 'old\n' });
});

test.each(['.', '', dirname(process.cwd()), '/'])('the project, or a folder that holds it, is no output folder: « %s »', (path) => {
  // With nothing to render, every file there would be stale.
  const remove = jest.spyOn(fs, 'rmSync').mockImplementation(() => undefined);
  expect(problemsOf(() => writeTree(path, []))).toEqual([
    `« ${path} » contient le projet, et ses fichiers seraient supprimés ; choisissez un dossier à part, comme dist.`,
  ]);
  expect(remove).not.toHaveBeenCalled();
  remove.mockRestore();
});

describe('what the system refuses is a French sentence', () => {
  const explain = (act: () => unknown): string | undefined => {
    try {
      act();
    } catch (error) {
      return refusedBySystem(error)?.replaceAll(folder.path, '/tmp');
    }
    return undefined;
  };

  test('a file in the place of the output folder', () => {
    put(folder.path, { dist: 'mine' });
    expect(explain(() => writeTree(dist(), filesOf({ 'eks/a.yaml': '' })))).toBe(
      "/tmp/dist : le système refuse (ENOTDIR) ; un fichier est à la place d'un dossier : déplacez-le, puis relancez.",
    );
    expect(readFileSync(dist(), 'utf8')).toBe('mine');
  });

  test('a name that is too long', () => {
    const name = 'a'.repeat(300);
    expect(explain(() => writeTree(dist(), filesOf({ [name]: '' })))).toBe(
      `/tmp/dist/${name} : le système refuse (ENAMETOOLONG) ; vérifiez ce chemin, puis relancez.`,
    );
    expect(existsSync(join(dist(), name))).toBe(false);
  });

  test.each([
    ['ENOSPC', 'libérez de la place sur le disque'],
    ['EACCES', 'vérifiez vos droits sur ce fichier et son dossier'],
    ['EROFS', 'choisissez un dossier où vous pouvez écrire'],
  ])('%s', (code, remedy) => {
    expect(refusedBySystem(systemError(code, 'dist/eks/a.yaml.12.tmp'))).toBe(
      `dist/eks/a.yaml : le système refuse (${code}) ; ${remedy}, puis relancez.`,
    );
  });

  test.each([[new Error('oups')], ['oups'], [undefined]])('and nothing else is: %p', (thrown) => {
    expect(refusedBySystem(thrown)).toBeUndefined();
  });
});
