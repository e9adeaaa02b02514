import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { filesBelow } from '../../system/files';

const scripts = ['charts', 'constructs'].flatMap((folder) =>
  filesBelow(folder)
    .filter((path) => path.endsWith('.sh'))
    .map((path) => `${folder}/${path}`),
);

/** The lines that say something of their own: neither comments nor the likes of `done`. */
const statements = (path: string): Set<string> =>
  new Set(
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 8 && !line.startsWith('#')),
  );

test('no script is a copy of another, which would miss the repairs of the first', () => {
  const twins = scripts.flatMap((one, index) =>
    scripts
      .slice(index + 1)
      .filter((other) => {
        const [left, right] = [statements(one), statements(other)];
        const shared = [...left].filter((line) => right.has(line)).length;
        return shared > 5 && shared > Math.min(left.size, right.size) / 2;
      })
      .map((other) => `${one} and ${other}`),
  );
  expect(scripts.length).toBeGreaterThan(20);
  expect(twins).toEqual([]);
});

test.each(scripts)('%s is a shell script from its first line to its last', (path) => {
  expect(spawnSync('sh', ['-n', path], { encoding: 'utf8' }).stderr).toBe('');
});

const shellcheckIsHere = spawnSync('shellcheck', ['--version']).status === 0;

// HOSTNAME is no variable of POSIX, but the kubelet gives it to every container.
(shellcheckIsHere ? test : test.skip)('shellcheck warns of nothing', () => {
  const whole = scripts.filter((path) => readFileSync(path, 'utf8').startsWith('#!'));
  const { stdout } = spawnSync('shellcheck', ['--severity=warning', '--exclude=SC3028', '--format=gcc', ...whole], { encoding: 'utf8' });
  expect(stdout).toBe('');
});
