import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { versions } from '../course/versions';
import { readCommandLine } from '../system/command-line';
import { interruptible } from '../system/interruption';
import { oneOf, Problem } from '../system/problems';
import { visible } from '../system/visible';
import { type ClusterState, findCluster } from './cluster/cluster';
import { bringDown, bringUp, clusterFolder } from './cluster/lifecycle';
import type { ClusterKind } from './cluster/plan';
import { hostCommands, provision } from './cluster/provision';
import { describe } from './cluster/status';
import { missingPackages } from './host/preflight';
import { enter } from './machines/machine';
import { Sandbox } from './machines/sandbox';
import { checkedOptions } from './options';

const usage = `Un vrai Kubernetes sur cette machine, construit depuis des paquets : deux nœuds, Cilium, MetalLB.

  npm run testbed up                     démarre le cluster et dit quel kubeconfig utiliser
  npm run testbed status                 montre les machines, leurs processus et les nœuds
  npm run testbed run MACHINE COMMANDE   exécute une commande sur control-plane, node-1, node-2 ou laptop ;
                                         si elle a des options : npm run testbed -- run laptop -- curl -s http://10.99.0.1:31515
  npm run testbed down                   arrête tout et ne laisse rien
  npm run testbed packages               liste les paquets Debian qui manquent
  npm run testbed build                  construit d'avance ce dont tous les tests ont besoin, et ne démarre rien

Options, après « -- » :
  --name NOM         plusieurs clusters côte à côte (default)
  --cni CNI          cilium, qui applique les NetworkPolicy, ou flannel, qui n'en applique aucune (cilium)
  --api-server VERSION  un serveur d'API seul, qui juge les objets sans rien exécuter (${oneOf(versions)})
  --port PORT        port de 127.0.0.1 où joindre le serveur d'API (un port libre)
  --binaries DOSSIER programmes et images (NOM.tar) que vous avez déjà ; le reste est construit, une seule fois
`;

async function main(): Promise<number> {
  const { values, positionals } = readCommandLine(process.argv.slice(2), {
    scripts: ['testbed'],
    options: {
      name: { type: 'string', default: 'default' },
      cni: { type: 'string' },
      port: { type: 'string', default: '0' },
      'api-server': { type: 'string' },
      binaries: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const [word] = command === 'run' ? [] : rest;
  if (word !== undefined) {
    throw new Problem(
      `« ${visible(word)} » est de trop ; pour un cluster à un autre nom : npm run testbed -- ${visible(command)} --name essai`,
    );
  }
  const options = checkedOptions(values);
  const folder = clusterFolder(options);
  switch (command) {
    case 'up': {
      const cluster = await bringUp(options, say);
      process.stdout.write(
        `\nLe cluster est prêt. Dans ce terminal :\n  export KUBECONFIG=${cluster.kubeconfig}\n  ${join(folder, 'bin', 'kubectl')} get nodes\n`,
      );
      return 0;
    }
    case 'down':
      say(
        (await bringDown(options))
          ? `Le cluster « ${options.name} » est arrêté, il n'en reste rien.`
          : `Aucun cluster « ${options.name} » : rien à arrêter.`,
      );
      return 0;
    case 'status': {
      const { lines, healthy } = await describe(folder, living(folder, options.name));
      say(lines.join('\n'));
      return healthy ? 0 : 1;
    }
    case 'run':
      return runOn(living(folder, options.name), rest);
    case 'packages':
      process.stdout.write((await missingPackages(hostCommands)).map((name) => `${name}\n`).join(''));
      return 0;
    case 'build':
      await interruptible((signal) => provision(everyKind, { cache: options.cache, report: say, signal, folder: options.binaries }));
      return 0;
    default:
      throw new Problem(
        `« ${visible(command)} » n'est pas une commande : up, status, run, down, packages ou build. Aide : npm run testbed -- --help`,
      );
  }
}

/** What the cluster tests start: a cluster of either CNI, and an API server of each version. */
const everyKind: readonly ClusterKind[] = [
  { is: 'whole', cni: 'cilium' },
  { is: 'whole', cni: 'flannel' },
  ...versions.map((version) => ({ is: 'api-server', version }) as const),
];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function living(folder: string, name: string): ClusterState {
  const state = findCluster(folder);
  if (state !== undefined) return state;
  const half = Sandbox.find(folder) === undefined ? '' : ', mais il en reste des morceaux : npm run testbed down les retire';
  throw new Problem(`Aucun cluster « ${name} » n'est démarré${half} ; démarrez-le par npm run testbed up.`);
}

/** Runs a command on a machine of the cluster, with this terminal; its exit code. */
function runOn(state: ClusterState, [machine = '', ...command]: readonly string[]): number {
  const found = state.machines[machine];
  if (found === undefined || command.length === 0) {
    throw new Problem(
      `run ${visible(machine)} : écrivez npm run testbed -- run laptop -- curl -s http://10.99.0.1:31515 ; machines : ${Object.keys(state.machines).join(', ')}.`,
    );
  }
  const [file, ...args] = enter(found.pid, command) as [string, ...string[]];
  return spawnSync(file, args, { stdio: 'inherit' }).status ?? 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (thrown) => {
    process.stderr.write(`${thrown instanceof Problem ? thrown.message : (thrown?.stack ?? thrown)}\n`);
    process.exitCode = 1;
  },
);
