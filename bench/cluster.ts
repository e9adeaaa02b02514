import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { newest, oldest } from '../course/versions';
import { writeBlock } from '../system/marked-block';
import { type ClusterState, cgroupOf } from '../testbed/cluster/cluster';
import { bringDown, bringUp, clusterFolder } from '../testbed/cluster/lifecycle';
import type { Options } from '../testbed/cluster/prepare';
import { cacheFolder } from '../testbed/host/cache';
import { readRuns } from './runs';

/**
 * The figures of the test cluster: seconds to each stage, memory at rest, and seconds per step of the last `npm run test:cluster`.
 *
 * What a user would take instead (minikube, kind, k3d) starts from container images of a registry: it is not measured here, where
 * there may be none.
 */
const runs = readRuns('bench:cluster', 3);
const cache = cacheFolder();

/**
 * Proportional set size, in MiB, of the programs of a cluster (proc_pid_smaps_rollup(5)): shared pages count once. Those of pods, which
 * have PID namespaces of their own, are known by their cgroup.
 */
function memory({ name, machines }: ClusterState): Map<string, number> {
  const namespace = (pid: string) => quietly(() => readlinkSync(`/proc/${pid}/ns/pid`));
  const own = namespace(String(Object.values(machines)[0]?.pid));
  const sizes = new Map<string, number>();
  const cgroup = cgroupOf(clusterFolder({ cache, name }));
  const ofPods = (pid: string) => quietly(() => readFileSync(`/proc/${pid}/cgroup`, 'utf8'))?.includes(`/${cgroup}/`);
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && (namespace(entry) === own || ofPods(entry)))) {
    const rollup = quietly(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? '';
    const program = basename(quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]) ?? '');
    const size = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
    sizes.set(program, (sizes.get(program) ?? 0) + size);
  }
  return sizes;
}

/** `undefined` for a process that has just ended. */
function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

async function measured(title: string, kind: Options['kind']): Promise<string> {
  const all: ClusterState[] = [];
  let sizes = new Map<string, number>();
  const commands: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begin = Date.now();
    all.push(await bringUp({ name: 'bench', cache, port: 0, kind }, () => undefined));
    commands.push((Date.now() - begin) / 1000);
    sizes = memory(all.at(-1) as ClusterState);
    const end = Date.now();
    await bringDown({ name: 'bench', cache });
    console.log(`${title} : prêt en ${commands.at(-1)?.toFixed(1)} s, arrêté en ${((Date.now() - end) / 1000).toFixed(1)} s`);
  }
  const stages = Object.keys(all[0]?.times ?? {}).map(
    (stage) => `${stage} : ${median(all.map(({ times }) => times[stage] as number)).toFixed(1)} s`,
  );
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const largest = [...sizes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([name, size]) => `${name} ${Math.round(size)}`);
  return `| ${title} | ${median(commands).toFixed(1)} s | ${stages.join(', ')} | ${Math.round(total)} Mio (${largest.join(', ')}) |`;
}

/** The last run of the cluster tests. */
function steps(): string {
  const file = 'build/cluster.json';
  if (!existsSync(file)) return 'Pas encore de passage de `npm run test:cluster`.\n';
  const { seconds, steps } = JSON.parse(readFileSync(file, 'utf8')) as {
    seconds: number;
    steps: { step: string; seconds: number; rows: unknown[] }[];
  };
  // The order of the tests, for machines that have not run them.
  const known = '__tests__/cluster/seconds.json';
  const measured = Object.fromEntries(steps.map(({ step, seconds }) => [step, Math.round(seconds)]));
  writeFileSync(known, `${JSON.stringify({ ...JSON.parse(readFileSync(known, 'utf8')), ...measured }, null, 2)}\n`);
  const rows = steps.map(({ step, seconds, rows }) => `| ${step} | ${rows.length} | ${seconds.toFixed(0)} s |`);
  return `Dernier passage : ${steps.length} fichiers de test en ${Math.round(seconds)} s, trois à la fois.\n\n| Étape | Faits vus | Temps |\n|---|---|---|\n${rows.join('\n')}\n`;
}

async function main(): Promise<void> {
  const rows = [
    await measured('deux nœuds, Cilium', { is: 'whole', cni: 'cilium' }),
    await measured('deux nœuds, Flannel', { is: 'whole', cni: 'flannel' }),
    await measured(`serveur d'API ${newest} seul`, { is: 'api-server', version: newest }),
    await measured(`serveur d'API ${oldest} seul`, { is: 'api-server', version: oldest }),
  ];
  const table = `| Cluster | \`up\`, caches chauds | Étapes | Mémoire au repos (PSS, en Mio) |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  const report = `${cpus().length} cœurs, médianes de ${runs} démarrages.\n\n${table}\n${steps()}`;
  console.log(report);
  writeBlock('bench/README.md', { name: 'cluster', command: 'npm run bench:cluster' }, report);
}

main();
