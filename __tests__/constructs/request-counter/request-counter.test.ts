import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ClusterIpService } from '../../../constructs/network/cluster-ip-service';
import { Container } from '../../../constructs/pods/container';
import { RequestCounter } from '../../../constructs/request-counter/request-counter';
import { Deployment } from '../../../constructs/workloads/deployment';
import { images } from '../../../course/images';
import type { Step } from '../../../course/step';
import { put, useFolder } from '../../support/folder';
import { outline, refuses, yaml } from '../../support/render';

const counter = (port: number) => (step: Step) => {
  const pods = new Deployment(step, 'web', { containers: [new Container('web', { image: images.podinfo })] });
  return new RequestCounter(step, 'client', { service: new ClusterIpService(step, 'web', { pods, ports: { http: port } }) });
};

test('it is a script and the Deployment that runs it, both in the step', () => {
  expect(outline(counter(80))).toEqual(['Deployment web', 'Service web', 'ConfigMap client', 'Deployment client']);
  expect(yaml(counter(80))).toContain('value: http://web\n');
});

refuses([
  [
    'a Service without the port 80 is refused',
    counter(8080),
    "Le client « client » demande web sur le port 80, que ce Service n'a pas (ses ports : 8080) : donnez-le-lui.",
  ],
]);

describe('the script', () => {
  const folder = useFolder();

  /** The first line that it logs when curl's answers are these. */
  async function firstLine(answers: readonly string[]): Promise<string> {
    const lines = answers.map((message) => `  "message": "${message}",\n`).join('');
    put(folder.path, { curl: `#!/bin/sh\ncase $* in *--output*) exit ;; esac\ncat <<'END'\n${lines}END\n` });
    chmodSync(join(folder.path, 'curl'), 0o755);
    const child = spawn('sh', ['constructs/request-counter/client.sh'], {
      env: { PATH: `${folder.path}:${process.env.PATH}`, URL: 'http://web' },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true, // A group of its own, to end with it what it started.
    });
    try {
      for await (const line of createInterface({ input: child.stdout })) return line.replace(/ +/g, ' ').trim();
      throw new Error('The script logged nothing.');
    } finally {
      process.kill(-(child.pid as number), 'SIGKILL');
    }
  }

  test.each([
    [
      'of ten answers, what each says',
      [...Array(7).fill('avant'), ...Array(3).fill('après')],
      '0 perdues ; les dix dernières : 3 après 7 avant',
    ],
    ['of eight answers, the two that were lost', Array(8).fill('version 1'), '2 perdues ; les dix dernières : 8 version 1'],
    ['of no answer at all, ten lost and nothing else', [], '10 perdues ; les dix dernières :'],
  ])('says %s', async (_, answers, said) => {
    expect(await firstLine(answers)).toBe(`10 requêtes, ${said}`);
  });
});
