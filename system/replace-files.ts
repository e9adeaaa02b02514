import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes each text beside its file, and renames once all are written: a reader sees an old text or a new one, and a failure (no
 * room left, no right to write) leaves every file as it was, and names the file that it is about.
 */
export function replaceFiles(texts: ReadonlyMap<string, string>): void {
  const drafts = new Map<string, string>();
  let about = '';
  try {
    for (const [path, text] of texts) {
      about = path;
      mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.tmp`;
      drafts.set(path, draft);
      writeFileSync(draft, text);
    }
    for (const [path, draft] of drafts) {
      about = path;
      renameSync(draft, path);
    }
  } catch (error) {
    for (const draft of drafts.values()) discard(draft);
    // A write that fails (ENOSPC) has no path, a rename that of the draft; a folder that cannot be made has its own.
    const { syscall, path } = error as NodeJS.ErrnoException;
    throw syscall === 'mkdir' && path ? error : Object.assign(error as Error, { path: about });
  }
}

/** Removes a draft that may not be there: what went wrong before is what is told. */
function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // A name that is too long, a disk that went away: the draft is not there either.
  }
}
