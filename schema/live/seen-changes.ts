import type { EntityName } from '@mikro-orm/core';
import { accessOf } from '../../src/access/rules.ts';
import { ImportJob, OptimizationRun, PoecProject, PoecSession, Scenario } from '../../src/entities/index.ts';
import type { CampaignChanges, ChangedThing } from '../../src/live/index.ts';
import type { Context } from '../context.ts';

/** Where each thing is kept, and the query that would find it. */
const places: Record<ChangedThing, { entity: EntityName<{ id: string }>; query: string }> = {
  PROJECT: { entity: PoecProject, query: 'Query.project' },
  SESSION: { entity: PoecSession, query: 'Query.session' },
  SCENARIO: { entity: Scenario, query: 'Query.scenario' },
  RUN: { entity: OptimizationRun, query: 'Query.run' },
  IMPORT: { entity: ImportJob, query: 'Query.import' },
};

/** What a follower may hear of: the things that a query of theirs would find. Null when that is nothing. */
export async function seenChanges(
  { em, viewer }: Context,
  told: CampaignChanges,
): Promise<CampaignChanges | null> {
  if (!told.isComplete) return told;
  // A subscription outlives many requests: each look is a new one.
  const own = em.fork({ clear: true });
  const seen = new Set<string>();
  for (const [thing, { entity, query }] of Object.entries(places)) {
    const ids = told.changes.filter(({ of }) => of === thing).map(({ id }) => id);
    if (ids.length === 0 || accessOf(viewer, query) === 'NO') continue;
    const rows = await own.find(entity, { id: { $in: ids } }, { fields: ['id'] });
    for (const { id } of rows) seen.add(id);
  }
  const changes = told.changes.filter(({ id }) => seen.has(id));
  return changes.length === 0 ? null : { ...told, changes };
}
