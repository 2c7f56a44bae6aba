import { ImportJob } from '../entities/index.ts';
import { allOf, type Criterion, is, oneOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What imports can be filtered by. `campaign` is a slug. */
export interface ImportFilter {
  campaign?: Criterion<string>;
  states?: Criterion<readonly ImportJob['state'][]>;
}

/** What imports can be sorted by. */
export type ImportOrderField = 'CREATED_AT';

/** The list of imports. */
export const imports: Listing<ImportJob, ImportFilter, ImportOrderField> = {
  entity: ImportJob,
  where: (filter) => allOf(is('campaign.slug', filter.campaign), oneOf('state', filter.states)),
  orders: { CREATED_AT: [{ path: 'createdAt', kind: 'instant' }] },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
