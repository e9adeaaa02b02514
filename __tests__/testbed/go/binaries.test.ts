import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Artifact, GoModule } from '../../../testbed/go/artifact';
import { patchOptions } from '../../../testbed/go/patch';
import { programs } from '../../../testbed/go/programs';
import { provide } from '../../../testbed/go/provide';
import { put, useFolder } from '../../support/folder';

const folder = useFolder();
const cache = () => join(folder.path, 'cache');
const bin = () => (existsSync(join(cache(), 'bin')) ? readdirSync(join(cache(), 'bin')) : []);
const at = (path: string) => join(folder.path, path);

const path = process.env['PATH'] ?? '';
afterEach(() => {
  process.env['PATH'] = path;
});

/** A module of the test's own, that requires nothing. */
function tiny(source: string): Artifact {
  put(folder.path, { 'hello/go.mod': 'module example.org/hello\n\ngo 1.21\n', 'hello/main.go': source });
  const module: GoModule = { folder: at('hello'), seconds: 1, megabytes: { sources: 0, packages: 1 } };
  return { project: { title: 'hello 1.0', module, stamp: { 'main.version': 'v1.0' } }, package: 'example.org/hello', seconds: 1 };
}

/** One of several projects: fake commands know it by its title. */
function titled(title: string): Artifact {
  const artifact = tiny(hello);
  return { ...artifact, project: { ...artifact.project, title, module: { ...artifact.project.module, tags: title } } };
}

const hello = 'package main\n\nvar version = "?"\n\nfunc main() { println("hello", version) }\n';

/** A `go` that answers as the real one does, has nothing to download, and runs a script in place of all else. */
function fakeGo(build: string, version = 'go1.99', list = 'exit'): void {
  const settings = JSON.stringify({ GOVERSION: version, GOCACHE: folder.path, GOMODCACHE: folder.path });
  const script = `#!/bin/sh\nif [ "$1" = env ]; then echo '${settings}'; exit; fi\nif [ "$1" = list ]; then ${list}; fi\n${build}\n`;
  put(folder.path, { 'fake/go': script });
  chmodSync(at('fake/go'), 0o755);
  process.env['PATH'] = `${at('fake')}:${path}`;
}

/** Builds `hello`; gives what was reported, and its path or the error's message without the folder's name. */
async function obtain(artifact: Artifact, more: { folder?: string; signal?: AbortSignal; onReport?: () => void } = {}) {
  const lines: string[] = [];
  const report = (line: string) => {
    lines.push(line);
    more.onReport?.();
  };
  const found = await provide({ hello: artifact }, { cache: cache(), ...more, report }).catch((error: Error) => error);
  return {
    lines,
    path: 'hello' in found ? found.hello : '',
    message: 'message' in found ? found.message.replaceAll(folder.path, '/tmp') : '',
  };
}

describe('a program', () => {
  const withGo = spawnSync('go', ['version']).status === 0 ? test : test.skip;

  withGo(
    'is compiled once, with its version; then Go is not called again',
    async () => {
      const artifact = tiny(hello);
      const built = await obtain(artifact);
      expect(spawnSync(built.path).stderr.toString()).toBe('hello v1.0\n');
      // On a new machine Go compiles its own library first, and progress may be told between these two.
      expect(built.lines.at(0)).toBe('compile hello (hello 1.0) : environ 2 s sur 2 cœurs');
      expect(built.lines.at(-1)).toMatch(/^compilé en .+ : hello \(hello 1\.0\)$/);
      expect(bin()).toHaveLength(1);
      process.env['PATH'] = '';
      expect(await obtain(artifact)).toEqual({ lines: [], path: built.path, message: '' });
    },
    180_000,
  );

  withGo(
    'that does not compile: the end of what go said, where the rest is, and nothing else left',
    async () => {
      const { message } = await obtain(tiny('package main\n\nfunc main() { nothing() }\n'));
      expect(message).toMatch(/^hello 1\.0 ne se compile pas : c'est une erreur du code .*\n# example.org\/hello\n.*undefined: nothing\n/);
      const [log, ...others] = bin();
      expect(message.split('\n').at(-1)).toBe(`Tout ce que go a dit : /tmp/cache/bin/${log}`);
      expect(others).toEqual([]);
    },
    180_000,
  );

  test("is the user's, when there is one, and Go is not called", async () => {
    const artifact = tiny(hello);
    put(folder.path, { 'mine/hello': '#!/bin/sh\n' });
    process.env['PATH'] = '';
    expect((await obtain(artifact, { folder: at('mine') })).message).toBe(
      "/tmp/mine/hello : ce fichier n'est pas exécutable ; chmod +x /tmp/mine/hello, ou retirez-le.",
    );
    chmodSync(at('mine/hello'), 0o755);
    expect(await obtain(artifact, { folder: at('mine') })).toEqual({ lines: [], path: at('mine/hello'), message: '' });
    expect(bin()).toEqual([]);
  });

  test('is compiled once for two who ask at the same time', async () => {
    const artifact = tiny(hello);
    fakeGo(`echo "$@" >> ${at('calls')}; sleep 0.3; for out; do case $out in */out/) touch $out/hello;; esac; done`);
    const both = await Promise.all([obtain(artifact), obtain(artifact)]);
    expect(new Set(both.map((each) => each.path)).size).toBe(1);
    expect(both.map((each) => each.message)).toEqual(['', '']);
    expect(readFileSync(at('calls'), 'utf8').match(/^build /gm)).toHaveLength(1);
  });

  test('of another project is downloaded while the first is compiled', async () => {
    const [first, second] = [titled('first'), titled('second')];
    const line = `echo "$1 $(echo $* | grep -oE 'first|second') $2" >> ${at('calls')}`;
    // A build ends only when the second project's download has begun.
    fakeGo(
      `${line}; timeout 60 sh -c 'until grep -q "list second" $0; do sleep 0.05; done' ${at('calls')} || exit; for out; do case $out in */out/) touch $out/hello;; esac; done`,
      'go1.99',
      `${line}; exit`,
    );
    const lines: string[] = [];
    await provide({ one: first, two: second }, { cache: cache(), report: (said) => lines.push(said) });
    expect(lines[0]).toBe('à compiler : first, second ; environ 4 s sur 2 cœurs, une seule fois');
    const calls = readFileSync(at('calls'), 'utf8').match(/^\S+ \S+/gm);
    expect(calls?.sort()).toEqual(['build first', 'build second', 'list first', 'list second']);
  });

  test('that does not compile ends the download of the next one; nothing is left', async () => {
    const [first, second] = [titled('first'), titled('second')];
    fakeGo('echo broken; exit 1', 'go1.99', 'case "$*" in *second*) exec sleep 60;; esac; exit');
    const built = provide({ one: first, two: second }, { cache: cache(), report: () => undefined });
    await expect(built).rejects.toThrow(/^first ne se compile pas/);
    expect(bin()).toEqual([expect.stringMatching(/^hello-.*\.log$/)]);
  });

  test('is compiled anew when its module changes', async () => {
    fakeGo('for out; do case $out in */out/) touch $out/hello;; esac; done');
    const before = await obtain(tiny(hello));
    const after = await obtain(tiny(`${hello}\n// changed\n`));
    expect(after.path).not.toBe(before.path);
  });

  test('is given up at once on an abort: its processes are dead, nothing is left', async () => {
    const artifact = tiny(hello);
    fakeGo(`sleep 60 & echo $! > ${at('pid')}; touch ${at('cache/bin')}/building-*/half; wait`);
    const control = new AbortController();
    const stop = async () => {
      while (!existsSync(at('pid')) || readFileSync(at('pid'), 'utf8') === '') await new Promise((resolve) => setTimeout(resolve, 10));
      control.abort(new Error('Ctrl-C'));
    };
    const { message } = await obtain(artifact, { signal: control.signal, onReport: () => void stop() });
    expect(message).toBe('Ctrl-C');
    expect(bin()).toEqual([]);
    // A signal kills in its own time.
    const state = () => spawnSync('ps', ['-o', 'stat=', readFileSync(at('pid'), 'utf8').trim()], { encoding: 'utf8' }).stdout.trim();
    for (const end = Date.now() + 20_000; !/^(Z.*)?$/.test(state()) && Date.now() < end; )
      await new Promise((next) => setTimeout(next, 20));
    expect(state()).toMatch(/^(Z.*)?$/);
  });

  test('is built over what a killed build has left', async () => {
    fakeGo('for out; do case $out in */out/) touch $out/hello;; esac; done');
    const dead = spawnSync('true').pid;
    put(cache(), { 'bin/building-1/half': '', 'bin/lock': String(dead) });
    expect((await obtain(tiny(hello))).message).toBe('');
    expect(bin()).toEqual([expect.stringMatching(/^hello-/)]);
  });
});

describe('what is missing to build', () => {
  test('no Go', async () => {
    const artifact = tiny(hello);
    process.env['PATH'] = at('empty');
    expect((await obtain(artifact)).message).toBe(
      'hello : rien dans le cache, et pas de commande go dans PATH pour compiler ; installez Go 1.21 ou plus récent (https://go.dev/dl) ; dès Go 1.21, celui de votre distribution télécharge lui-même la suite.',
    );
    expect(bin()).toEqual([]);
  });

  test('a Go that is too old, and cannot get a newer one', async () => {
    const artifact = tiny(hello);
    fakeGo('', 'go1.19.8');
    expect((await obtain(artifact)).message).toMatch(
      /^hello : il faut Go 1\.21, la commande go est la version 1\.19\.8 ; installez Go 1\.21/,
    );
    put(folder.path, { 'hello/go.mod': 'module example.org/hello\n\ngo 1.26.4\n' });
    fakeGo('echo "go: download go1.26.4: toolchain not available" >&2; exit 1', 'go1.24.4');
    expect((await obtain(artifact)).message).toMatch(
      /^hello : il faut Go 1\.26\.4, la commande go est la version 1\.24\.4 et Go ne .* \(go: download go1/,
    );
  });

  test('a C library', async () => {
    const artifact = tiny(hello);
    const cgo = { ...artifact, project: { ...artifact.project, module: { ...artifact.project.module, cgo: true } } };
    fakeGo('');
    put(folder.path, { 'fake/gcc': '#!/bin/sh\n', 'fake/pkg-config': '#!/bin/sh\nexit 1\n' });
    for (const tool of ['gcc', 'pkg-config']) chmodSync(at(`fake/${tool}`), 0o755);
    expect((await obtain(cgo)).message).toBe(
      'runc : la bibliothèque libseccomp (selon pkg-config) manque ; apt-get install gcc libc6-dev pkg-config libseccomp-dev',
    );
  });

  test('room on the disk', async () => {
    const artifact = tiny(hello);
    const vast = {
      ...artifact,
      project: { ...artifact.project, module: { ...artifact.project.module, megabytes: { sources: 1e9, packages: 1 } } },
    };
    fakeGo('');
    expect((await obtain(vast)).message).toMatch(
      / : il reste [\d,]+ Go, compiler en demande environ 1000000,3 Go ; libérez de la place, ou .* \(GOCACHE, GOMODCACHE, XDG_CACHE_HOME\)\.$/,
    );
  });

  test.each([
    ['write /tmp/x: no space left on device', 'le disque est plein'],
    ['compile: signal: killed', 'la mémoire a manqué'],
  ])('go says « %s »: %s', async (said, remedy) => {
    const artifact = tiny(hello);
    fakeGo(`echo '${said}' >&2; exit 1`);
    expect((await obtain(artifact)).message).toContain(`hello 1.0 ne se compile pas : ${remedy}`);
  });

  test('a module that no repository has', async () => {
    const artifact = tiny(hello);
    fakeGo('', 'go1.99', "echo 'reading https://goproxy.example/x: 404 Not Found' >&2; exit 1");
    expect((await obtain(artifact)).message).toContain('hello 1.0 : ses sources manquent ; le dépôt de modules (GOPROXY) refuse');
    expect(bin()).toEqual([]);
  });
});

test("files of a module are copied, so that they can be written: the download cache's are not", async () => {
  const { project } = tiny(hello);
  put(folder.path, { 'downloaded/bpf/lib/a.h': '1', 'downloaded/other': '' });
  chmodSync(at('downloaded/bpf/lib/a.h'), 0o444);
  fakeGo(`echo '{"Dir": "${at('downloaded')}"}'`);
  const { path: copied } = await obtain({ project, files: { module: 'example.org/x', path: 'bpf' } });
  expect(readdirSync(copied, { recursive: true })).toEqual(['lib', 'lib/a.h']);
  accessSync(join(copied, 'lib/a.h'), constants.W_OK);
});

describe('a patch', () => {
  const patch = (change: readonly (readonly [string, string])[]) => [{ module: 'example.org/x', file: 'a.go', change }];
  const options = (change: readonly (readonly [string, string])[]) => {
    put(folder.path, { 'up/a.go': 'package a // one two two\n', 'own/go.mod': 'module own\n', 'own/go.sum': '' });
    mkdirSync(at('work'), { recursive: true });
    return patchOptions(patch(change), at('own'), at('work'), { 'example.org/x': at('up') });
  };

  test('leaves the sources as they are', () => {
    expect(options([['one', '1']])).toEqual([`-modfile=${at('work/go.mod')}`, `-overlay=${at('work/overlay.json')}`]);
    const [[link, changed]] = Object.entries(JSON.parse(readFileSync(at('work/overlay.json'), 'utf8')).Replace) as [[string, string]];
    expect(readFileSync(link, 'utf8')).toBe('package a // one two two\n');
    expect(readFileSync(changed, 'utf8')).toBe('package a // 1 two two\n');
    expect(readFileSync(at('work/go.mod'), 'utf8')).toContain(`replace example.org/x => ${at('work/module-0')}`);
  });

  test.each([
    ['three', 0],
    ['two', 2],
  ])('that wants « %s » once is refused: it is there %i times', (text, times) => {
    expect(() => options([[text, '']])).toThrow(`example.org/x/a.go : « ${text} » y est ${times} fois, le correctif l'attend une fois`);
  });
});

describe('the table of programs', () => {
  const modules = 'testbed/go';
  const artifacts: readonly Artifact[] = Object.values(programs);

  test('names, for each program, a package that its go.mod keeps', () => {
    for (const artifact of artifacts) {
      if (!('package' in artifact)) continue;
      const here = resolve(modules, artifact.project.module.folder);
      const own = artifact.package.replace(/^kube-etapes\/testbed\/[^/]+/, here);
      const kept =
        own === artifact.package
          ? readFileSync(join(here, 'tools.go'), 'utf8').includes(`"${artifact.package}"`)
          : existsSync(join(own, 'main.go'));
      expect([artifact.package, kept]).toEqual([artifact.package, true]);
    }
  });

  test('has the versions that go.mod has, and uses every module', () => {
    const used = new Map(artifacts.map(({ project }) => [project.module.folder, project.module]));
    const folders = readdirSync(modules, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...used.keys()].sort()).toEqual(folders.map(({ name }) => name).sort());
    for (const { folder: name, source, patches = [] } of used.values()) {
      const goMod = readFileSync(join(modules, name, 'go.mod'), 'utf8');
      if (source) expect(goMod).toContain(source.replace('@', ' '));
      for (const { module } of patches) expect(goMod).toContain(`${module} v`);
    }
  });
});
