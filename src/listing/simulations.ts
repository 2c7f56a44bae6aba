import { SimulationRun } from '../entities/index.ts';
import { allOf, type Criterion, is, oneOf, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What simulations can be filtered by. `campaign` is a slug, `scenario` the id of that of the run. */
export interface SimulationFilter {
  campaign?: Criterion<string>;
  scenario?: Criterion<string>;
  states?: Criterion<readonly SimulationRun['state'][]>;
}

/** What simulations can be sorted by. */
export type SimulationOrderField = 'CREATED_AT';

/** The list of simulations. */
export const simulations: Listing<SimulationRun, SimulationFilter, SimulationOrderField> = {
  entity: SimulationRun,
  where: (filter) =>
    allOf(
      is('run.scenario.campaign.slug', filter.campaign),
      refersTo('run.scenario', filter.scenario),
      oneOf('state', filter.states),
    ),
  orders: { CREATED_AT: [{ path: 'createdAt', kind: 'instant' }] },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
