import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Puts something whole in its place, in one step; what another process has put there meanwhile is the same. */
export function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (!existsSync(to)) renameSync(from, to);
}

/** Copies a folder of Go's download cache, where everything is read-only, as files that can be written and removed. */
export function copy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      copy(source, target);
    } else {
      writeFileSync(target, readFileSync(source));
      chmodSync(target, statSync(source).mode | 0o200);
    }
  }
}
