import { AlternanceIntake } from '../entities/index.ts';
import { allOf, between, type Criterion, is, oneOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What alternance intakes can be filtered by. `campaign` is a slug. */
export interface AlternanceIntakeFilter {
  campaign?: Criterion<string>;
  romes?: Criterion<readonly string[]>;
  departements?: Criterion<readonly string[]>;
  from?: Criterion<string>;
  to?: Criterion<string>;
}

/** What alternance intakes can be sorted by. */
export type AlternanceIntakeOrderField = 'DATE' | 'REFERENCE';

/** The list of alternance intakes. */
export const alternanceIntakes: Listing<
  AlternanceIntake,
  AlternanceIntakeFilter,
  AlternanceIntakeOrderField
> = {
  entity: AlternanceIntake,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      oneOf('rome', filter.romes),
      oneOf('departement', filter.departements),
      between('date', filter.from, filter.to),
    ),
  orders: {
    DATE: [{ path: 'date', kind: 'date' }],
    REFERENCE: [{ path: 'reference', kind: 'text' }],
  },
  defaultOrder: { field: 'DATE', direction: 'ASC' },
};
