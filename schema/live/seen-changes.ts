import type { EntityName } from '@mikro-orm/core';
import { accessOf } from '../../src/access/rules.ts';
import {
  Agency,
  ImportJob,
  OptimizationRun,
  PoecProject,
  PoecSession,
  ProjectJudgement,
  Scenario,
  SimulationRun,
} from '../../src/entities/index.ts';
import type { CampaignChanges, ChangedThing } from '../../src/live/index.ts';
import type { Context } from '../context.ts';

/** Where a thing is kept, the query that would find it, and what names it: its own id unless told. */
interface Place {
  entity: EntityName<{ id: string }>;
  query: string;
  named?: 'project';
}

const places: Record<ChangedThing, Place> = {
  PROJECT: { entity: PoecProject, query: 'Query.project' },
  SESSION: { entity: PoecSession, query: 'Query.session' },
  SCENARIO: { entity: Scenario, query: 'Query.scenario' },
  RUN: { entity: OptimizationRun, query: 'Query.run' },
  SIMULATION: { entity: SimulationRun, query: 'Query.simulation' },
  IMPORT: { entity: ImportJob, query: 'Query.import' },
  AGENCY: { entity: Agency, query: 'Query.agencies' },
  JUDGEMENT: { entity: ProjectJudgement, query: 'Project.judgements', named: 'project' },
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
  for (const [thing, { entity, query, named = 'id' }] of Object.entries(places)) {
    const ids = told.changes.filter(({ of }) => of === thing).map(({ id }) => id);
    if (ids.length === 0 || accessOf(viewer, query) === 'NO') continue;
    const fields = [named as 'id'] as const;
    const rows: { id: string; project?: { id: string } }[] = await own.find(
      entity,
      { [named]: { $in: ids } },
      { fields },
    );
    for (const { id, project } of rows) seen.add(`${thing} ${named === 'id' ? id : project?.id}`);
  }
  const changes = told.changes.filter(({ of, id }) => seen.has(`${of} ${id}`));
  return changes.length === 0 ? null : { ...told, changes };
}
