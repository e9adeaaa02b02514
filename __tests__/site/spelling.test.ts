import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// cspell is published as ES modules only, which jest does not load: it is run as its users run it.
test('what learners and trainers read is spelled right, or its words are in the list', () => {
  const { stdout, stderr, status } = spawnSync('node_modules/.bin/cspell', ['--no-progress', '--no-summary', '--unique'], {
    encoding: 'utf8',
  });
  const misspelled = stdout.trim().split('\n').filter(Boolean);
  expect(misspelled.map((line) => `${line} : corrigez-le, ou ajoutez-le à site/mots.txt`)).toEqual([]);
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
});

test('the list is sorted, without doubles', () => {
  const words = readFileSync('site/mots.txt', 'utf8').trim().split('\n');
  expect(words).toEqual([...new Set(words)].sort((a, b) => a.localeCompare(b, 'fr')));
});
