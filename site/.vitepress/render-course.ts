import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Writes dist/ again from the charts. What is wrong with them is printed; the caller is told by an error. */
export function renderCourse(): void {
  execFileSync('npm', ['run', '--silent', 'synth'], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}

const charts = resolve('charts');
const config = resolve('site/.vitepress/config.mts');

/** Files that charts read (a script, a configuration) count as charts: a change of one is a change of what they render. */
export function watchFiles(): Plugin {
  return {
    name: 'kube-etapes:watch-files',
    apply: 'serve',
    configureServer({ watcher }) {
      watcher.on('change', (file) => {
        if (file.startsWith(charts) && !/\.(ts|md)$/.test(file)) watcher.emit('change', config);
      });
    },
  };
}
