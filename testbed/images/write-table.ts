import { join } from 'node:path';
import { readCommandLine } from '../../system/command-line';
import { writeBlock } from '../../system/marked-block';
import { imageTable, imageTableBlock } from './table';

/** `node --import tsx testbed/images/write-table.ts` writes the table of testbed/README.md again. */
readCommandLine(process.argv.slice(2), { scripts: [], options: {}, words: 0 });
writeBlock(join(__dirname, '../README.md'), imageTableBlock, imageTable());
