import { Problem } from '../system/problems';
import { type Finished, type RunOptions, run } from '../system/process';

/** `within`: seconds for each request, and some more for the command. @default 60 */
export type KubectlOptions = Pick<RunOptions, 'input' | 'within'>;

/** A cluster, through kubectl. Every call is bounded. */
export class Kubectl {
  constructor(
    /** How kubectl is called for this cluster: the program, `--kubeconfig`, `--context`. */
    readonly command: readonly string[],
    private readonly surroundings: Pick<RunOptions, 'env' | 'signal'> = {},
  ) {}

  /** The command line of kubectl; `within` seconds bound each of its requests, 0 none. */
  argv(args: readonly string[], within = 60): string[] {
    return [...this.command, '--request-timeout', `${within}s`, ...args];
  }

  /** Any kubectl command. Throws a Problem where there is no kubectl, never for what it answers. */
  async raw(args: readonly string[], { within = 60, ...options }: KubectlOptions = {}): Promise<Finished> {
    try {
      return await run(this.argv(args, within), { ...this.surroundings, within: within + 5, ...options });
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
      throw new Problem(`${this.command[0]} : kubectl est introuvable ; installez-le (https://kubernetes.io/fr/docs/tasks/tools/).`);
    }
  }

  /** Any kubectl command that must succeed; its output. Throws kubectl's message. */
  async run(args: readonly string[], options: KubectlOptions = {}): Promise<string> {
    const { ok, stdout, stderr } = await this.raw(args, options);
    if (!ok) throw new Error(`kubectl ${args.join(' ')} : ${(stderr || stdout).trim()}`);
    return stdout;
  }
}
