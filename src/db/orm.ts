/** The ORM: which tables, which migrations, which server. */

import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { entities } from '../entities/index.ts';
import { ActingSubscriber } from './acting.ts';
import { QuickDriver } from './driver.ts';
import { migrations } from './migrations/index.ts';

/**
 * Options of the ORM for the database at `url` (`postgres://user:password@host:port/name`).
 * The snapshot beside the migrations is what `migration:create` compares the entities with; running
 * migrations never rewrites it, so a start-up leaves the checkout untouched.
 */
export function ormOptions(url: string): Options {
  const folder = fileURLToPath(new URL('./migrations', import.meta.url));
  return defineConfig({
    clientUrl: url,
    driver: QuickDriver,
    entities,
    extensions: [Migrator],
    migrations: {
      path: folder,
      migrationsList: migrations,
      snapshotName: '.snapshot-metronome',
      snapshotOnMigrate: false,
      silent: true,
    },
    // Whoever acts is told to the database, for the audit.
    subscribers: [new ActingSubscriber()],
    // Triggers and their functions are written by hand in the migrations: the entities say nothing of them.
    schemaGenerator: { ignoreTriggers: true, ignoreRoutines: true },
    // One EntityManager a request or a job, always forked: sharing the global one mixes their identity maps.
    allowGlobalContext: false,
    forceUtcTimezone: true,
    // A filter concerns the rows that are asked for; whoever sees a session sees its project.
    filtersOnRelations: false,
    autoJoinRefsForFilters: false,
    // Relations asked one by one in the same tick are loaded in one query.
    dataloader: true,
  });
}
