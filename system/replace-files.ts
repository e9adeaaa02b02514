import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes each text beside its file, and renames once all are written: a reader sees an old text or a new one, and a failure (no
 * room left, no right to write) leaves every file as it was.
 */
export function replaceFiles(texts: ReadonlyMap<string, string>): void {
  const drafts = new Map<string, string>();
  try {
    for (const [path, text] of texts) {
      mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.tmp`;
      drafts.set(path, draft);
      writeFileSync(draft, text);
    }
    for (const [path, draft] of drafts) renameSync(draft, path);
  } catch (error) {
    for (const draft of drafts.values()) rmSync(draft, { force: true });
    throw error;
  }
}
