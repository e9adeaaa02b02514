import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const sources = ['charts', 'constructs', 'course', 'imports'].map((folder) => resolve(folder));
const rendered = resolve('dist');

/**
 * While the guide is served: a change of the course renders it again, and a change of what is rendered restarts the server, so
 * that manifests, diagrams and navigation are those of now.
 */
export function watchCourse(): Plugin {
  return {
    name: 'kube-etapes:watch-course',
    apply: 'serve',
    configureServer({ watcher, config, restart }) {
      let rendering = false;
      let again = false;
      const synth = () => {
        if (rendering) {
          again = true;
          return;
        }
        rendering = true;
        spawn('npm', ['run', '--silent', 'synth'], { stdio: 'inherit', shell: process.platform === 'win32' }).on('close', () => {
          rendering = false;
          if (again) synth();
          again = false;
        });
      };
      let restarting: NodeJS.Timeout | undefined;
      watcher.add(rendered);
      watcher.on('all', (_event, file) => {
        if (file.endsWith('.ts') && sources.some((folder) => file.startsWith(folder))) synth();
        if (!file.startsWith(rendered)) return;
        clearTimeout(restarting);
        restarting = setTimeout(() => {
          config.logger.info('dist/ a changé : le guide redémarre.');
          void restart();
        }, 300);
      });
    },
  };
}
