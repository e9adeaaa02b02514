import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../system/files';

/** A folder of its own for each test of a file: made empty before, removed after. */
export function useFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'etapes-'));
  });
  afterEach(() => {
    rmSync(folder.path, { recursive: true, force: true });
  });
  return folder;
}

/** Writes files, by their paths below a folder. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The files below a folder, with their texts; the hidden ones at its top only where they are asked for. */
export const texts = (folder: string, { hidden = false } = {}): Record<string, string> =>
  Object.fromEntries(
    filesBelow(folder)
      .filter((path) => hidden || !path.startsWith('.'))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
