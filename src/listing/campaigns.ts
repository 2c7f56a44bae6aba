import { Campaign } from '../entities/index.ts';
import { allOf, type Criterion, contains, is } from './conditions.ts';
import type { Listing } from './list.ts';

/** What campaigns can be filtered by. */
export interface CampaignFilter {
  region?: Criterion<string>;
  year?: Criterion<number>;
  search?: Criterion<string>;
}

/** What campaigns can be sorted by. */
export type CampaignOrderField = 'YEAR' | 'SLUG';

/** The list of campaigns. */
export const campaigns: Listing<Campaign, CampaignFilter, CampaignOrderField> = {
  entity: Campaign,
  where: (filter) =>
    allOf(
      is('regionCode', filter.region),
      is('year', filter.year),
      contains(['slug', 'title'], filter.search),
    ),
  orders: {
    YEAR: [{ path: 'year', kind: 'integer' }],
    SLUG: [{ path: 'slug', kind: 'text' }],
  },
  defaultOrder: { field: 'YEAR', direction: 'DESC' },
};
