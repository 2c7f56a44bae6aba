/** Writes the table of rights of `access.md` anew: `npm run docs:access`. A test fails when it is stale. */

import { readFile, writeFile } from 'node:fs/promises';
import { withRightsTable } from './access-table.ts';

const document = new URL('./access.md', import.meta.url);
await writeFile(document, withRightsTable(await readFile(document, 'utf8')));
