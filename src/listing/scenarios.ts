import { Scenario } from '../entities/index.ts';
import { allOf, type Criterion, contains, is, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What scenarios can be filtered by. `campaign` is a slug, `base` an id. */
export interface ScenarioFilter {
  campaign?: Criterion<string>;
  base?: Criterion<string>;
  search?: Criterion<string>;
}

/** What scenarios can be sorted by. */
export type ScenarioOrderField = 'CREATED_AT' | 'NAME';

/** The list of scenarios. */
export const scenarios: Listing<Scenario, ScenarioFilter, ScenarioOrderField> = {
  entity: Scenario,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      refersTo('base', filter.base),
      contains(['name'], filter.search),
    ),
  orders: {
    CREATED_AT: [{ path: 'createdAt', kind: 'instant' }],
    NAME: [{ path: 'name', kind: 'text' }],
  },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
