import fs, { existsSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import type { Rendered } from '../../course/render';
import { changeOf } from '../../course/write';
import { filesBelow } from '../../system/files';
import { Problem, refusedBySystem } from '../../system/problems';
import { put, texts, useFolder } from '../support/folder';

const folder = useFolder();
const dist = () => join(folder.path, 'dist');

/** Renders into a folder, as a run does. */
function writeTree(...asked: Parameters<typeof changeOf>) {
  const { make, ...changed } = changeOf(...asked);
  make();
  return changed;
}

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

/** What an earlier run has left in a folder. */
const rendered = (files: Readonly<Record<string, string>>) => writeTree(dist(), filesOf(files));

/** An error of the file system, as Node throws it. */
const systemError = (code: string, path: string): Error => Object.assign(new Error(`${code}: refused`), { code, syscall: 'write', path });

/** Where a link leads; `undefined` for what is no link, or below one that leads nowhere. */
function leadsTo(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

afterEach(() => jest.restoreAllMocks());

describe('what is written', () => {
  test('is every file, in folders that are made', () => {
    const files = { 'eks/03-services/01-a.yaml': 'a: 1\n', 'gke/03-services/01-a.yaml': 'a: 2\n' };
    expect(writeTree(dist(), filesOf(files))).toEqual({ files: 2, written: Object.keys(files), removed: [] });
    expect(texts(dist())).toEqual(files);
  });

  test('is only what changed: other files keep their date', () => {
    rendered({ 'eks/same.yaml': 'a: 1\n', 'eks/other.yaml': 'a: 1\n' });
    const date = new Date('2020-01-01');
    utimesSync(join(dist(), 'eks/same.yaml'), date, date);
    const { files, written } = writeTree(dist(), filesOf({ 'eks/same.yaml': 'a: 1\n', 'eks/other.yaml': 'a: 2\n' }));
    expect({ files, written }).toEqual({ files: 2, written: ['eks/other.yaml'] });
    expect(statSync(join(dist(), 'eks/same.yaml')).mtime).toEqual(date);
    expect(texts(dist())).toEqual({ 'eks/same.yaml': 'a: 1\n', 'eks/other.yaml': 'a: 2\n' });
  });

  test('is written again when only its line breaks changed', () => {
    rendered({ 'eks/a.yaml': 'a: 1\n' });
    put(dist(), { 'eks/a.yaml': 'a: 1\r\n' });
    expect(writeTree(dist(), filesOf({ 'eks/a.yaml': 'a: 1\n' })).written).toEqual(['eks/a.yaml']);
  });

  test('replaces a file in one go: whoever had it open still reads the old text', () => {
    rendered({ 'eks/a.yaml': 'old\n' });
    const opened = fs.openSync(join(dist(), 'eks/a.yaml'), 'r');
    writeTree(dist(), filesOf({ 'eks/a.yaml': 'new\n' }));
    expect(readFileSync(opened, 'utf8')).toBe('old\n');
    fs.closeSync(opened);
  });
});

describe('what no step makes any more', () => {
  test('is removed, with the folders that it leaves empty', () => {
    rendered({ 'eks/01-a/01-x.yaml': '', 'eks/02-b/01-y.yaml': '', 'aks/01-a/01-x/deep/file.sh': '' });
    const { removed } = writeTree(dist(), filesOf({ 'eks/01-a/01-x.yaml': '' }));
    expect(removed).toEqual(['aks/01-a/01-x/deep/file.sh', 'eks/02-b/01-y.yaml']);
    expect(fs.readdirSync(dist(), { recursive: true }).sort()).toEqual(['.rendu', 'eks', 'eks/01-a', 'eks/01-a/01-x.yaml']);
  });

  test('may be the draft that an interrupted run left', () => {
    put(dist(), { 'eks/a.yaml': 'a\n', 'eks/a.yaml.123.tmp': 'half' });
    writeTree(dist(), filesOf({ 'eks/a.yaml': 'a\n' }));
    expect(filesBelow(dist())).toEqual(['.rendu', 'eks/a.yaml']);
  });

  test('keeps its folder when someone has put a hidden file there', () => {
    rendered({ 'eks/01-a/01-x.yaml': '', 'eks/02-b/01-y.yaml': '' });
    put(dist(), { 'eks/02-b/.notes': 'mine' });
    rendered({ 'eks/01-a/01-x.yaml': '' });
    expect(filesBelow(dist())).toEqual(['.rendu', 'eks/01-a/01-x.yaml', 'eks/02-b/.notes']);
  });
});

describe('what is not the course’s', () => {
  const mine = 'mine';

  test.each<[string, Record<string, string>, string[]]>([
    ['a file beside ours', { 'eks/reponses.md': mine }, ['/tmp/dist/eks/reponses.md']],
    ['a file in a part', { 'eks/03-services/mon-essai.yaml': mine }, ['/tmp/dist/eks/03-services/mon-essai.yaml']],
    ['a folder, named once however much it holds', { 'aks/modules/a.tf': mine, 'aks/modules/x/b.tf': mine }, ['/tmp/dist/aks']],
    ['a file that is no target', { 'notes.txt': mine, 'photos/noel.jpg': mine }, ['/tmp/dist']],
  ])('is refused by name, and nothing is written: %s', (_, strangers, places) => {
    rendered({ 'eks/03-services/01-a.yaml': 'old\n' });
    put(dist(), strangers);
    const before = texts(dist());
    const problems = problemsOf(() => rendered({ 'eks/03-services/01-a.yaml': 'new\n' }));
    expect(problems.map((problem) => problem.split(' : ')[0])).toEqual(places);
    expect(problems.join()).toMatch(/pas du cours, qui n'y touche pas/);
    expect(texts(dist())).toEqual(before);
  });

  test('is counted where there is much of it', () => {
    put(dist(), Object.fromEntries(Array.from({ length: 390 }, (_, index) => [`paquet-${1000 + index}/index.js`, mine])));
    expect(problemsOf(() => rendered({ 'eks/a.yaml': 'a\n' }))).toEqual([
      "/tmp/dist : paquet-1000, paquet-1001, paquet-1002 et 387 autres ne sont pas du cours, qui n'y touche pas ; choisissez un autre dossier, ou déplacez-les.",
    ]);
  });

  test('is left alone where it is hidden: a repository of the learner’s, what a system leaves everywhere', () => {
    rendered({ 'minikube/01-a.yaml': 'old\n', 'minikube/02-b.yaml': 'b\n' });
    put(dist(), { 'minikube/.git/HEAD': 'ref', 'minikube/.DS_Store': mine, '.vscode/settings.json': '{}' });
    expect(rendered({ 'minikube/01-a.yaml': 'new\n' }).removed).toEqual(['minikube/02-b.yaml']);
    expect(filesBelow(dist())).toEqual([
      ...['.rendu', '.vscode/settings.json', 'minikube/.DS_Store', 'minikube/.git/HEAD', 'minikube/01-a.yaml'],
    ]);
  });

  test('is a file of ours that someone has changed since: neither replaced nor removed', () => {
    rendered({ 'eks/01-a.yaml': 'a\n', 'eks/02-b.yaml': 'b\n' });
    put(dist(), { 'eks/01-a.yaml': 'a # ma note\n', 'eks/02-b.yaml': 'b # ma note\n' });
    const before = texts(dist());
    expect(problemsOf(() => rendered({ 'eks/01-a.yaml': 'new\n' }))).toEqual(
      ['01-a', '02-b'].map(
        (name) =>
          `/tmp/dist/eks/${name}.yaml : ce fichier a été modifié depuis que le cours l'a écrit ; renommez-le pour le garder, ou supprimez-le.`,
      ),
    );
    expect(texts(dist())).toEqual(before);
  });

  test('is a file that stood there before the first run, unless it is the very one that is rendered', () => {
    put(dist(), { 'eks/01-a.yaml': 'a\n', 'eks/02-b.yaml': 'mine\n' });
    expect(problemsOf(() => rendered({ 'eks/01-a.yaml': 'a\n', 'eks/02-b.yaml': 'b\n' }))).toEqual([
      "/tmp/dist/eks/02-b.yaml : le cours n'a pas écrit ce fichier ; renommez-le pour le garder, ou supprimez-le.",
    ]);
  });

  test('never is lost through a link, whatever it is called and wherever it leads (property)', () => {
    const place = fc.constantFrom('eks', 'aks', 'autre', 'eks/a.yaml', 'eks/x', 'eks/x/b.yaml', 'eks/.git', '.cache', '.rendu');
    const aim = fc.constantFrom('mine', 'mine/x', 'mine/a.yaml', 'dist/eks', 'rien', '.');
    const course = fc.uniqueArray(fc.constantFrom('eks/a.yaml', 'eks/x/b.yaml', 'aks/a.yaml', 'aks/x/b.yaml'));
    const make = (paths: readonly string[], text: string) => rendered(Object.fromEntries(paths.map((path) => [path, text])));
    fc.assert(
      fc.property(course, fc.dictionary(place, aim, { maxKeys: 3 }), course, (first, links, second) => {
        for (const path of ['dist', 'mine']) fs.rmSync(join(folder.path, path), { recursive: true, force: true });
        put(folder.path, { 'mine/a.yaml': 'un\n', 'mine/x/b.yaml': 'un\n', 'mine/.git/HEAD': 'ref' });
        make(first, 'un\n');
        const made: [string, string][] = [];
        for (const [path, to] of Object.entries(links)) {
          const at = join(dist(), path);
          if (dirname(path) !== '.' && fs.lstatSync(dirname(at), { throwIfNoEntry: false })?.isDirectory() !== true) continue;
          fs.rmSync(at, { recursive: true, force: true });
          mkdirSync(dirname(at), { recursive: true });
          symlinkSync(join(folder.path, to), at);
          made.push([at, join(folder.path, to)]);
        }
        const standing = made.filter(([at, to]) => leadsTo(at) === to);
        const refusals = problemsOf(() => make(second, 'deux\n'));
        expect(texts(join(folder.path, 'mine'), { hidden: true })).toEqual({ 'a.yaml': 'un\n', 'x/b.yaml': 'un\n', '.git/HEAD': 'ref' });
        for (const [at, to] of standing) expect(leadsTo(at)).toBe(to);
        if (standing.some(([at]) => !at.includes('/.git') && !at.includes('.cache'))) expect(refusals).not.toEqual([]);
      }),
    );
  });

  test('never is lost, whatever stands there (property)', () => {
    const name = fc.constantFrom('a.yaml', 'b.yaml', 'x', '.git');
    const below = (tops: string[], least: number) =>
      fc
        .tuple(fc.constantFrom(...tops), fc.array(name, { minLength: least, maxLength: 2 }))
        .map(([top, names]) => [top, ...names].join('/'));
    const tree = (paths: fc.Arbitrary<string>) =>
      fc
        .dictionary(paths, fc.constantFrom('un\n', 'deux\n'), { maxKeys: 4 })
        .map((files) =>
          Object.fromEntries(Object.entries(files).filter(([path]) => !Object.keys(files).some((at) => at.startsWith(`${path}/`)))),
        );
    const course = tree(below(['eks', 'aks'], 1).filter((path) => !path.includes('.git')));
    const theirs = tree(below(['eks', 'aks', 'autre', '.vscode'], 0));
    const everything = () => texts(dist(), { hidden: true });
    fc.assert(
      fc.property(course, theirs, course, (first, strangers, second) => {
        fs.rmSync(dist(), { recursive: true, force: true });
        rendered(first);
        try {
          put(dist(), strangers);
        } catch {
          // A file of ours stands in the place of their folder.
        }
        const before = everything();
        const refusals = problemsOf(() => rendered(second));
        const after = everything();
        const lost = Object.keys(before).filter(
          (path) => path !== '.rendu' && before[path] !== after[path] && before[path] !== first[path],
        );
        expect(lost).toEqual([]);
        if (refusals.length > 0) expect(after).toEqual(before);
        else expect(after).toMatchObject(second);
      }),
    );
  });
});

describe('what is remembered', () => {
  test.each<[string, () => void, string]>([
    [
      'someone’s own file',
      () => put(dist(), { '.rendu': 'mes notes\n' }),
      "cette version du cours n'a pas écrit ce fichier ; renommez-le pour le garder, ou supprimez-le.",
    ],
    [
      'a folder',
      () => mkdirSync(join(dist(), '.rendu'), { recursive: true }),
      'un lien ou un dossier est à la place de ce fichier ; déplacez-le ou supprimez-le.',
    ],
  ])('is refused where %s has its name', (_, make, problem) => {
    make();
    expect(problemsOf(() => rendered({ 'eks/a.yaml': 'a\n' }))).toEqual([`/tmp/dist/.rendu : ${problem}`]);
  });

  const memory = () => readFileSync(join(dist(), '.rendu'), 'utf8');

  test('is a line a file, in order, and the same from run to run', () => {
    rendered({ 'eks/b.yaml': 'b\n', 'aks/a.yaml': 'a\n' });
    const [before, { mtimeMs }] = [memory(), statSync(join(dist(), '.rendu'))];
    expect(before).toMatch(/^# .*\n[0-9a-f]{16} aks\/a\.yaml\n[0-9a-f]{16} eks\/b\.yaml\n$/);
    rendered({ 'eks/b.yaml': 'b\n', 'aks/a.yaml': 'a\n' });
    expect([memory(), statSync(join(dist(), '.rendu')).mtimeMs]).toEqual([before, mtimeMs]);
  });

  test.each([
    '../mine.txt',
    '/etc/passwd',
    'eks/../../mine.txt',
    'eks/.git/HEAD',
    'autre/mine.txt',
    '<<<<<<< HEAD',
    '=======',
    'eks',
    'eks/a\\..\\..\\mine.txt',
  ])('is never believed further than the folder: « %s » is not ours', (line) => {
    rendered({ 'eks/a.yaml': 'a\n' });
    put(folder.path, { 'mine.txt': 'mine', 'dist/eks/.git/HEAD': 'ref' });
    put(dist(), { '.rendu': `${line}\n${memory()}` });
    expect(rendered({ 'eks/b.yaml': 'b\n' }).removed).toEqual(['eks/a.yaml']);
    expect(filesBelow(folder.path)).toEqual(['dist/.rendu', 'dist/eks/.git/HEAD', 'dist/eks/b.yaml', 'mine.txt']);
  });

  test('is that of both sides after a merge, whatever marks a conflict left', () => {
    rendered({ 'eks/a.yaml': 'a\n', 'eks/b.yaml': 'b\n' });
    const [head, a, b] = memory().split('\n');
    const other = '0123456789abcdef eks/a.yaml';
    put(dist(), { '.rendu': `<<<<<<< HEAD\n${head}\n${a}\n=======\n${head}\n${other}\n>>>>>>> autre\n${b}\n${b}\n` });
    expect(rendered({ 'eks/b.yaml': 'b\n' }).removed).toEqual(['eks/a.yaml']);
    expect(memory()).toBe(`${head}\n${b}\n`);
  });

  test('vouches for no text where it has none: that of dist/, copied elsewhere', () => {
    put(dist(), { 'eks/a.yaml': 'a # ma note\n', 'eks/b.yaml': 'b\n' });
    rendered({ 'eks/a.yaml': 'a # ma note\n', 'eks/b.yaml': 'b\n' });
    put(dist(), { '.rendu': memory().replace(/^[0-9a-f]{16} /gm, '') });
    const unsure = "rien ne dit que ce fichier est encore tel que le cours l'a écrit ; renommez-le pour le garder, ou supprimez-le.";
    expect(problemsOf(() => rendered({ 'eks/a.yaml': 'a\n' }))).toEqual(['a', 'b'].map((name) => `/tmp/dist/eks/${name}.yaml : ${unsure}`));
  });

  test('survives a run that was interrupted between its files', () => {
    rendered({ 'eks/a.yaml': 'old\n' });
    const rename = fs.renameSync;
    jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
      if (String(to).endsWith('b.yaml')) throw systemError('EPERM', String(from));
      rename(from, to);
    });
    expect(() => rendered({ 'eks/a.yaml': 'new\n', 'eks/b.yaml': 'b\n' })).toThrow('EPERM');
    jest.restoreAllMocks();
    expect(rendered({ 'eks/a.yaml': 'newer\n' }).written).toEqual(['eks/a.yaml']);
  });
});

describe('links', () => {
  test.each(['rien', 'dist'])('the folder as a link to nothing, or to itself, is refused: %s', (aim) => {
    symlinkSync(aim, dist());
    expect(problemsOf(() => rendered({ 'eks/a.yaml': 'a\n' }))).toEqual([
      '/tmp/dist : ce lien ne mène à aucun dossier ; refaites-le, ou supprimez-le.',
    ]);
    expect(readlinkSync(dist())).toBe(aim);
  });

  test('a file that is a link is refused, and what it leads to is left as it is', () => {
    put(folder.path, { 'mine.txt': 'mine', 'dist/eks/b.yaml': '' });
    symlinkSync('../../mine.txt', join(dist(), 'eks/a.yaml'));
    expect(problemsOf(() => rendered({ 'eks/a.yaml': 'a\n', 'eks/b.yaml': '' }))).toEqual([
      '/tmp/dist/eks/a.yaml : un lien est à la place de ce fichier ; déplacez-le ou supprimez-le.',
    ]);
    expect(readFileSync(join(folder.path, 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('the folder itself may be one', () => {
    mkdirSync(join(folder.path, 'elsewhere'));
    symlinkSync('elsewhere', dist());
    writeTree(dist(), filesOf({ 'eks/a.yaml': 'a\n' }));
    expect(readlinkSync(dist())).toBe('elsewhere');
    expect(texts(join(folder.path, 'elsewhere'))).toEqual({ 'eks/a.yaml': 'a\n' });
  });

  test('a link to what holds the project is the project', () => {
    symlinkSync(dirname(process.cwd()), dist());
    for (const path of [dist(), join(dist(), basename(process.cwd()))])
      expect(problemsOf(() => writeTree(path, []))).toEqual([expect.stringContaining('contient le projet')]);
  });
});

describe('when something is wrong, nothing is touched', () => {
  const before = { 'eks/01-a.yaml': 'old\n', 'eks/stale.yaml': 'stale\n' };
  beforeEach(() => void rendered(before));
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
    const ours = filesOf({ 'eks/01-a.yaml/deeper.sh': '', 'new.yaml': '' });
    expect(problemsOf(() => writeTree(dist(), ours))).toEqual([
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

test('a rename that fails leaves no draft', () => {
  rendered({ 'eks/a.yaml': 'old\n' });
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
    `« ${path} » contient le projet, et ses fichiers ne sont pas ceux du cours ; choisissez un dossier à part, comme dist.`,
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
      `/tmp/dist/${name} : le système refuse (ENAMETOOLONG) ; choisissez un nom plus court, puis relancez.`,
    );
    expect(existsSync(join(dist(), name))).toBe(false);
  });

  test.each([
    ['ENOSPC', 'libérez de la place sur le disque'],
    ['EACCES', 'vérifiez vos droits sur ce fichier et son dossier'],
    ['EROFS', 'choisissez un dossier où vous pouvez écrire'],
  ])('%s', (code, remedy) => {
    expect(refusedBySystem(systemError(code, 'dist/eks/a.yaml'))).toBe(
      `dist/eks/a.yaml : le système refuse (${code}) ; ${remedy}, puis relancez.`,
    );
  });

  test('a full disk, of which the system does not say the file', () => {
    const write = fs.writeFileSync;
    jest.spyOn(fs, 'writeFileSync').mockImplementation((path, ...rest) => {
      if (String(path).includes('a.yaml')) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'write' });
      write(path, ...(rest as [string]));
    });
    expect(explain(() => writeTree(dist(), filesOf({ 'eks/a.yaml': '' })))).toBe(
      '/tmp/dist/eks/a.yaml : le système refuse (ENOSPC) ; libérez de la place sur le disque, puis relancez.',
    );
    const nameless = Object.assign(new Error('EMFILE'), { code: 'EMFILE', syscall: 'open' });
    expect(refusedBySystem(nameless)).toBe('le système refuse (EMFILE) ; vérifiez ce chemin, puis relancez.');
  });

  test.each([[new Error('oups')], ['oups'], [undefined]])('and nothing else is: %p', (thrown) => {
    expect(refusedBySystem(thrown)).toBeUndefined();
  });
});
