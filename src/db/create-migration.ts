/**
 * Writes the migration that leads from the committed snapshot to the entities as they are now.
 *
 *     DATABASE_URL=postgres://... npm run migration:create -- <name>
 *
 * The server is only asked for its dialect; no table is touched. The new class must then be listed in
 * `migrations/index.ts`, and is reviewed and committed with the snapshot.
 */

import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from './orm.ts';

const url = process.env.DATABASE_URL;
const name = process.argv[2];
if (url === undefined || name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    'Usage : DATABASE_URL=postgres://… npm run migration:create -- <nom_en_minuscules>\n' +
      `Reçu : DATABASE_URL ${url === undefined ? 'absente' : 'donnée'}, nom « ${name ?? ''} ».`,
  );
  process.exit(2);
}

const orm = await MikroORM.init(ormOptions(url));
try {
  const created = await orm.migrator.create(undefined, false, false, name);
  console.log(
    created.fileName === ''
      ? 'Les entités et les migrations concordent : rien à écrire.'
      : `Écrite : src/db/migrations/${created.fileName}. Ajoutez sa classe à src/db/migrations/index.ts.`,
  );
} finally {
  await orm.close();
}
