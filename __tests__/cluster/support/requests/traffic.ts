import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Kube } from '../../../../live/kube';
import type { Prefix } from '../facility/facility';

/** What became of every request of a traffic. */
export interface Traffic {
  /** Requests that ended: `ok` + `lost`. */
  readonly sent: number;
  /** Answered with a status below 400. */
  readonly ok: number;
  /** Without an answer, or with an error's. */
  readonly lost: number;
  /** How many of the good answers had each body, without spaces around it. */
  readonly byBody: Readonly<Record<string, number>>;
  /** How many were lost for each reason: `ECONNREFUSED`, `503`. */
  readonly losses: Readonly<Record<string, number>>;
  /** The good answers' bodies in the order of the requests, for what changes on the way. */
  readonly bodies: readonly string[];
}

export interface TrafficOptions {
  /** Requests a second, each over a connection of its own. @default 20 */
  readonly perSecond?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds after which it stops by itself. @default 180 */
  readonly atMost?: number;
}

/** A traffic that runs. */
export interface RunningTraffic {
  /** Lets open requests end, and counts. */
  stop(): Promise<Traffic>;
}

interface Reply {
  readonly at: number;
  readonly status?: number;
  readonly body?: string;
  readonly lost?: string;
}

/** Continuous HTTP requests from a machine (`facility.outside`), by one process. Begins when the first one is answered or lost. */
export function trafficFrom(machine: Prefix, url: string, options: TrafficOptions = {}): Promise<RunningTraffic> {
  const { perSecond = 20, headers = {}, atMost = 180 } = options;
  const script = join(process.cwd(), '__tests__/cluster/support/requests/traffic-client.mjs');
  const argv = [...machine, process.execPath, script, url, String(perSecond), String(atMost), JSON.stringify(headers)];
  return start(argv, (line) => JSON.parse(line));
}

/** The same from a container that has curl, one request after the other, at most `perSecond`. */
export function trafficFromPod(kube: Kube, pod: string, url: string, options: TrafficOptions = {}): Promise<RunningTraffic> {
  const { perSecond = 10, headers = {}, atMost = 180 } = options;
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  // Each answer is its body, then a line of our own. The end of the input ends it, even when kubectl is killed.
  const loop = `while true; do
  curl -s --noproxy '*' -m 5 -w '\\n=== %{http_code} %{errormsg}\\n' "$@"
  sleep ${(1 / perSecond).toFixed(3)}
done &
asking=$!; cat > /dev/null; kill $asking`;
  const body: string[] = [];
  return start([...kube.argv(['exec', '-i', pod, '--', 'sh', '-c', loop, 'sh', ...sent, url], atMost)], (line) => {
    const end = /^=== (\d{3}) ?(.*)$/.exec(line);
    if (!end) {
      body.push(line);
      return undefined;
    }
    const text = body.splice(0).join('\n').trim();
    return end[1] === '000' ? { at: 0, lost: end[2] || 'sans réponse' } : { at: 0, status: Number(end[1]), body: text };
  });
}

function start(argv: readonly string[], read: (line: string) => Reply | undefined): Promise<RunningTraffic> {
  const [program, ...args] = argv as [string, ...string[]];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const replies: Reply[] = [];
  let rest = '';
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => reject(new Error(`le trafic s'est arrêté tout seul : ${said.trim()}`)));
    child.stdout.on('data', (data) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const reply = read(line);
        if (reply) replies.push(reply);
      }
      if (replies.length > 0) resolve({ stop: () => stop(child, replies) });
    });
  });
}

async function stop(child: ChildProcess, replies: readonly Reply[]): Promise<Traffic> {
  if (child.exitCode === null && child.signalCode === null) {
    const closed = new Promise((resolve) => child.on('close', resolve));
    child.stdin?.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), 8_000);
    await closed;
    clearTimeout(timer);
  }
  const sorted = [...replies].sort((a, b) => a.at - b.at);
  const good = sorted.filter(({ status }) => status !== undefined && status < 400);
  const bad = sorted.filter((reply) => !good.includes(reply));
  const bodies = good.map(({ body }) => body ?? '');
  const losses = count(bad.map(({ lost, status }) => lost ?? String(status)));
  return { sent: sorted.length, ok: good.length, lost: bad.length, byBody: count(bodies), losses, bodies };
}

function count(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
