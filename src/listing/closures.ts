import { Closure } from '../entities/index.ts';
import { allOf, between, type Criterion, is } from './conditions.ts';
import type { Listing } from './list.ts';

/** What closures can be filtered by. `campaign` is a slug. */
export interface ClosureFilter {
  campaign?: Criterion<string>;
  /** Closed on some day on or after this one, and on or before that one. */
  from?: Criterion<string>;
  to?: Criterion<string>;
}

/** What closures can be sorted by. */
export type ClosureOrderField = 'FIRST_DAY' | 'REFERENCE';

/** The list of closures. */
export const closures: Listing<Closure, ClosureFilter, ClosureOrderField> = {
  entity: Closure,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      between('lastDay', filter.from, undefined),
      between('firstDay', undefined, filter.to),
    ),
  orders: {
    FIRST_DAY: [{ path: 'firstDay', kind: 'date' }],
    REFERENCE: [{ path: 'reference', kind: 'text' }],
  },
  defaultOrder: { field: 'FIRST_DAY', direction: 'ASC' },
};
