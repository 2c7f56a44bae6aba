import { Agency } from '../entities/index.ts';
import { allOf, type Criterion, contains, is, oneOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What agencies can be filtered by. `campaign` is a slug. */
export interface AgencyFilter {
  campaign?: Criterion<string>;
  departements?: Criterion<readonly string[]>;
  zone?: Criterion<string>;
  search?: Criterion<string>;
}

/** What agencies can be sorted by. */
export type AgencyOrderField = 'REFERENCE' | 'NAME';

/** The list of France Travail agencies. */
export const agencies: Listing<Agency, AgencyFilter, AgencyOrderField> = {
  entity: Agency,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      oneOf('departement', filter.departements),
      is('zone', filter.zone),
      contains(['reference', 'name'], filter.search),
    ),
  orders: {
    REFERENCE: [{ path: 'reference', kind: 'text' }],
    NAME: [{ path: 'name', kind: 'text' }],
  },
  defaultOrder: { field: 'REFERENCE', direction: 'ASC' },
};
