import { OptimizationRun } from '../entities/index.ts';
import { allOf, type Criterion, is, oneOf, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What runs can be filtered by. `campaign` is a slug, `scenario` an id. */
export interface RunFilter {
  campaign?: Criterion<string>;
  scenario?: Criterion<string>;
  states?: Criterion<readonly OptimizationRun['state'][]>;
}

/** What runs can be sorted by. */
export type RunOrderField = 'CREATED_AT';

/** The list of optimisation runs. */
export const runs: Listing<OptimizationRun, RunFilter, RunOrderField> = {
  entity: OptimizationRun,
  where: (filter) =>
    allOf(
      is('scenario.campaign.slug', filter.campaign),
      refersTo('scenario', filter.scenario),
      oneOf('state', filter.states),
    ),
  orders: { CREATED_AT: [{ path: 'createdAt', kind: 'instant' }] },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
