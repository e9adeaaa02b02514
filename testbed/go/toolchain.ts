import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../../system/problems';
import { run } from '../../system/process';
import type { GoModule } from './artifact';

/** The Go that compiles, and where it keeps what it downloads and compiles. */
export interface Toolchain {
  readonly env: NodeJS.ProcessEnv;
  readonly caches: { readonly sources: string; readonly packages: string };
}

/** Where a module's go.mod is. */
export const moduleFolder = (module: GoModule): string => resolve(__dirname, module.folder);

/** The environment in which go works on a module. */
export const environmentFor = (module: GoModule, go: Toolchain): NodeJS.ProcessEnv => ({
  ...go.env,
  CGO_ENABLED: module.cgo ? '1' : '0',
});

const download = 'https://go.dev/dl';

/**
 * Finds a Go that is new enough for every module, and a C compiler for those that want one. Throws a Problem with what to
 * install. The user's Go settings hold (GOPROXY, GOCACHE, …), except those that would change what is built.
 */
export async function findToolchain(modules: readonly GoModule[], names: string, signal?: AbortSignal): Promise<Toolchain> {
  const { GOOS: _os, GOARCH: _arch, ...inherited } = process.env;
  const env = { ...inherited, GOFLAGS: '-mod=readonly', GOWORK: 'off', GO111MODULE: 'on', GOTOOLCHAIN: 'local', LC_ALL: 'C' };
  const needed = modules.map(goVersion).sort(byVersion).at(-1) ?? '1.21';
  const options = { env, signal };
  const asked = await run(['go', 'env', '-json', 'GOVERSION', 'GOCACHE', 'GOMODCACHE'], options).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Problem(`${names} : rien dans le cache, et pas de commande go dans PATH pour compiler ; ${remedy(needed)}`);
  });
  if (asked.code !== 0) throw new Problem(`go env échoue : ${asked.stderr.trim()}`);
  const { GOVERSION, GOCACHE, GOMODCACHE } = JSON.parse(asked.stdout) as Record<string, string>;
  const present = GOVERSION?.replace(/^go/, '') ?? '';
  if (byVersion(present, needed) < 0) {
    env.GOTOOLCHAIN = `go${needed}`;
    const newer = byVersion(present, '1.21') < 0 ? undefined : await run(['go', 'version'], { ...options, within: 600 });
    if (newer?.code !== 0) {
      const reason = newer ? ` et Go ne se procure pas lui-même la bonne version (${newer.stderr.trim().split('\n').at(-1)})` : '';
      throw new Problem(`${names} : il faut Go ${needed}, la commande go est la version ${present}${reason} ; ${remedy(needed)}`);
    }
  }
  if (modules.some(({ cgo }) => cgo)) await checkC(env, signal);
  return { env, caches: { sources: GOMODCACHE ?? '', packages: GOCACHE ?? '' } };
}

function remedy(needed: string): string {
  return `installez Go ${needed} ou plus récent (${download}) ; dès Go 1.21, celui de votre distribution télécharge lui-même la suite.`;
}

/** The `go` line of a go.mod: the oldest Go that builds it (https://go.dev/ref/mod#go-mod-file-go). */
function goVersion(module: GoModule): string {
  return /^go (\S+)$/m.exec(readFileSync(join(moduleFolder(module), 'go.mod'), 'utf8'))?.[1] ?? '1.21';
}

/** Orders 1.9, 1.26, 1.26.8. */
function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** runc calls libseccomp, a C library, and finds it with pkg-config. */
async function checkC(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  const install = 'apt-get install gcc libc6-dev pkg-config libseccomp-dev';
  const options = { env, signal };
  const compiler = env['CC'] || 'gcc';
  for (const [command, what] of [
    [[...compiler.split(' '), '--version'], `le compilateur C « ${compiler} »${env['CC'] ? ' (variable CC)' : ''}`],
    [[env['PKG_CONFIG'] || 'pkg-config', '--exists', 'libseccomp'], 'la bibliothèque libseccomp (selon pkg-config)'],
  ] as const) {
    const answer = await run(command, options).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return { code: 127 };
      throw error;
    });
    if (answer.code !== 0) throw new Problem(`runc : ${what} manque ; ${install}`);
  }
}
