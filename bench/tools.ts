import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve('build/bench/bin');

/** What a user would take instead, with the Go module it is built from. */
const modules = {
  helm: 'helm.sh/helm/v3/cmd/helm@v3.22.0',
  kustomize: 'sigs.k8s.io/kustomize/kustomize/v5@v5.7.1',
} as const;

/** The path of a tool built from its Go module, once; `undefined`, with the reason on stderr, where that cannot be done. */
export function tool(name: keyof typeof modules): string | undefined {
  const path = `${folder}/${name}`;
  if (existsSync(path)) return path;
  if (spawnSync('go', ['version']).status !== 0) {
    console.error(`${name} : absent, car Go n'est pas installé.`);
    return undefined;
  }
  console.error(`${name} : construction depuis ${modules[name]}, une fois (environ deux minutes)…`);
  const { status, stderr } = spawnSync('go', ['install', modules[name]], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0' },
    encoding: 'utf8',
    timeout: 900_000,
  });
  if (status === 0) return path;
  console.error(`${name} : absent, sa construction a échoué.\n${stderr}`);
  return undefined;
}
