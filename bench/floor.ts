import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';

// The floor: the same objects, already made, printed by the yaml package alone and written to as many files.
const [objects, folder] = process.argv.slice(2) as [string, string];
const files: Record<string, unknown[]> = JSON.parse(readFileSync(objects, 'utf8'));
for (const [path, documents] of Object.entries(files)) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    documents.map((document) => stringify(document, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })).join('---\n'),
  );
}
