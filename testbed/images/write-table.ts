import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from '../../system/command-line';
import { withImageTable } from './table';

/** `node --import tsx testbed/images/write-table.ts` writes the table of testbed/README.md again. */
readCommandLine(process.argv.slice(2), { scripts: [], options: {}, words: 0 });
const page = join(__dirname, '../README.md');
writeFileSync(page, withImageTable(readFileSync(page, 'utf8')));
