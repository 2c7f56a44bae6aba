/** Writes the tables of `problem.md` anew: `npm run docs:parameters`. A test fails when they are stale. */

import { readFile, writeFile } from 'node:fs/promises';
import { withParameterTables } from './parameter-tables.ts';

const document = new URL('./problem.md', import.meta.url);
await writeFile(document, withParameterTables(await readFile(document, 'utf8')));
