import { PrfOffer } from '../entities/index.ts';
import { allOf, between, type Criterion, contains, is, oneOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What PRF offers can be filtered by. `campaign` is a slug. */
export interface PrfOfferFilter {
  campaign?: Criterion<string>;
  romes?: Criterion<readonly string[]>;
  departements?: Criterion<readonly string[]>;
  zone?: Criterion<string>;
  structuring?: Criterion<boolean>;
  /** Open on or after this day, and on or before that one. */
  openFrom?: Criterion<string>;
  openTo?: Criterion<string>;
  search?: Criterion<string>;
}

/** What PRF offers can be sorted by. */
export type PrfOfferOrderField = 'REFERENCE' | 'START' | 'PLACES';

/** The list of offers of the regional programme. */
export const prfOffers: Listing<PrfOffer, PrfOfferFilter, PrfOfferOrderField> = {
  entity: PrfOffer,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      oneOf('rome', filter.romes),
      oneOf('departement', filter.departements),
      is('zone', filter.zone),
      is('structuring', filter.structuring),
      between('endsOn', filter.openFrom, undefined),
      between('startsOn', undefined, filter.openTo),
      contains(['reference', 'label'], filter.search),
    ),
  orders: {
    REFERENCE: [{ path: 'reference', kind: 'text' }],
    START: [{ path: 'startsOn', kind: 'date' }],
    PLACES: [{ path: 'places', kind: 'integer' }],
  },
  defaultOrder: { field: 'START', direction: 'ASC' },
};
