import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withImageTable } from './table';

/** `node --import tsx testbed/images/write-table.ts` writes the table of testbed/README.md again. */
const page = join(__dirname, '../README.md');
writeFileSync(page, withImageTable(readFileSync(page, 'utf8')));
