/**
 * What a viewer sees: the campaigns of its regions, and of their fiches what its roles open. The rules are filters
 * of the request's entity manager, so that they hold wherever rows are read: lists, totals, cursors, look-ups,
 * relations and the measures computed from them. A row that is hidden is, for whoever asks, a row that does not exist.
 */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { RegionCode } from '../domain/codes.ts';
import type { OpcoCode } from '../domain/opco.ts';
import { validatedStates } from '../domain/session-state.ts';
import type { Viewer } from '../domain/viewer.ts';
import {
  Agency,
  AlternanceIntake,
  AuditEntry,
  Campaign,
  CandidatePool,
  Closure,
  Envelope,
  ImportBatch,
  ImportJob,
  OpcoCapacity,
  OptimizationRun,
  PlanAssignment,
  PoecProject,
  PoecSession,
  PrfOffer,
  ProjectComment,
  ProjectJudgement,
  QuarterCapacity,
  Scenario,
  SimulationRun,
  Tranche,
} from '../entities/index.ts';
import { accessOf } from './rules.ts';

/** What a viewer sees of the fiches: everything, or what is validated and the drafts of one OPCO, if any. */
export type Sight = { whole: true } | { whole: false; opco: OpcoCode | null };

/** An id that no row has. */
const NO_ONE = '00000000-0000-0000-0000-000000000000';

/** The sight of a viewer, from the line of the table about sessions. */
export function sightOf(viewer: Viewer): Sight {
  const access = accessOf(viewer, 'Query.sessions');
  if (access === 'YES') return { whole: true };
  return { whole: false, opco: access === 'OWN' ? (viewer.organisation?.opco ?? null) : null };
}

/**
 * The regions whose campaigns a viewer sees, null for all of them. A Région of which nobody has said which one it
 * is sees none.
 */
export function regionsSeen({ organisation, roles }: Viewer): readonly RegionCode[] | null {
  if (organisation === null) return null;
  return organisation.regions ?? (roles.includes('REGION') ? [] : null);
}

/**
 * A fork of the manager that reads what the viewer sees and nothing else; so do its own forks. One who sees
 * everything pays nothing.
 */
export function seenBy(viewer: Viewer, em: EntityManager): EntityManager {
  const own = em.fork();
  if (accessOf(viewer, 'Query.imports') !== 'YES') {
    // Nobody has the id that stands for no organisation.
    const organisation = viewer.organisation?.id ?? NO_ONE;
    own.addFilter({ name: 'own imports', entity: ImportJob, cond: { organisation } });
  }
  const sight = sightOf(viewer);
  const regions = regionsSeen(viewer);
  if (!sight.whole) seeFiches(own, sight);
  if (regions !== null) seeRegions(own, regions);
  return own;
}

function seeFiches(own: EntityManager, sight: Sight & { whole: false }): void {
  const validated = { state: { $in: [...validatedStates] } };
  const ofOpco = sight.opco === null ? [] : [{ project: { opco: sight.opco } }];
  const session = { $or: [validated, ...ofOpco] };
  const project = {
    $or: [{ sessions: { $some: validated } }, ...(sight.opco === null ? [] : [{ opco: sight.opco }])],
  };
  own.addFilter({ name: 'seen sessions', entity: PoecSession, cond: session });
  own.addFilter({ name: 'seen projects', entity: PoecProject, cond: project });
  own.addFilter({ name: 'seen comments', entity: ProjectComment, cond: { project } });
  // What is said of a draft is for its OPCO.
  const judgement = sight.opco === null ? { id: NO_ONE } : { project: { opco: sight.opco } };
  own.addFilter({ name: 'own judgements', entity: ProjectJudgement, cond: judgement });
  own.addFilter({ name: 'seen assignments', entity: PlanAssignment, cond: { session } });
}

/** What belongs to a campaign, by itself. */
const OF_CAMPAIGN = [
  Agency,
  AlternanceIntake,
  CandidatePool,
  Closure,
  Envelope,
  ImportBatch,
  ImportJob,
  OpcoCapacity,
  PoecProject,
  PoecSession,
  PrfOffer,
  ProjectComment,
  ProjectJudgement,
  QuarterCapacity,
  Scenario,
];

function seeRegions(own: EntityManager, regions: readonly RegionCode[]): void {
  const campaign = { regionCode: { $in: [...regions] } };
  own.addFilter({ name: 'campaigns of regions', entity: Campaign, cond: campaign });
  own.addFilter({ name: 'rows of regions', entity: OF_CAMPAIGN, cond: { campaign } });
  own.addFilter({ name: 'tranches of regions', entity: Tranche, cond: { envelope: { campaign } } });
  own.addFilter({ name: 'runs of regions', entity: OptimizationRun, cond: { scenario: { campaign } } });
  own.addFilter({
    name: 'simulations of regions',
    entity: SimulationRun,
    cond: { run: { scenario: { campaign } } },
  });
  own.addFilter({ name: 'assignments of regions', entity: PlanAssignment, cond: { session: { campaign } } });
  own.addFilter({
    name: 'audit of regions',
    entity: AuditEntry,
    // An entry keeps the id of its campaign without a relation; one that has none may tell of any region.
    cond: () => ({ campaignId: { $in: own.createQueryBuilder(Campaign).select('id').where(campaign) } }),
  });
}
