/**
 * Writes the SDL to the file named on the command line: `npm run schema:print`. The file is committed and
 * reviewed; a test compares it with the classes.
 */

import { writeFile } from 'node:fs/promises';
import { buildContract } from './build.ts';
import { printContract } from './sdl.ts';

const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('Aucun fichier nommé. Attendu : le chemin à écrire, par exemple schema/schema.graphql.');
  process.exit(2);
}
await writeFile(target, printContract(await buildContract()));
