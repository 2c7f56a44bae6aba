/** Fills a new database with the data sets that come with Métronome. */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Campaign } from '../entities/index.ts';
import { type DataSetImport, importDataSet } from './import-data-set.ts';
import { importTerritories, type TerritoriesImport } from './territories.save.ts';

/** What a start imported. Both are empty when the database was not new. */
export interface Seeding {
  territories: TerritoriesImport | null;
  /** One per data set imported, refused ones included, with their problems. */
  dataSets: DataSetImport[];
}

/** A campaign that has this file in its folder is a data set. */
const DESCRIPTION = 'jeu.json';

/**
 * Imports the data sets of `dataFolder` that the database lacks, as long as it holds no other campaign:
 * once somebody has a campaign of their own, nothing is added any more. Safe when two servers start
 * together, the second waits for the first; after a kill, the next start imports what is missing.
 */
export async function seedIfEmpty(orm: MikroORM, dataFolder: string): Promise<Seeding> {
  const slugs = await dataSetsOf(dataFolder);
  return orm.em.fork().transactional(async (em) => {
    // Held until the end of this transaction; the imports below have transactions of their own.
    await em.execute('select pg_advisory_xact_lock(hashtext(?))', ['metronome.seed']);
    const present = new Set((await em.find(Campaign, {}, { fields: ['slug'] })).map(({ slug }) => slug));
    const lacking = slugs.filter((slug) => !present.has(slug));
    const isOurs = [...present].every((slug) => slugs.includes(slug));
    if (!isOurs || lacking.length === 0) return { territories: null, dataSets: [] };

    const territories = await seedTerritories(orm, dataFolder);
    const dataSets: DataSetImport[] = [];
    for (const slug of lacking) {
      dataSets.push(await importDataSet(orm.em.fork(), join(dataFolder, slug)));
    }
    return { territories, dataSets };
  });
}

async function dataSetsOf(dataFolder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(dataFolder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    if ((await readdir(join(dataFolder, entry.name))).includes(DESCRIPTION)) found.push(entry.name);
  }
  return found.sort();
}

async function seedTerritories(orm: MikroORM, dataFolder: string): Promise<TerritoriesImport> {
  const path = join(dataFolder, 'reference', 'territoires.csv');
  return importTerritories(orm.em.fork(), { name: path, content: await readFile(path) });
}
