import { Territory } from '../entities/index.ts';
import { allOf, type Criterion, contains, is, oneOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What territories can be filtered by. */
export interface TerritoryFilter {
  kinds?: Criterion<readonly Territory['kind'][]>;
  /** Typed code of the territory it lies in: `REG-28`, `DEP-14`. */
  parentCode?: Criterion<string>;
  search?: Criterion<string>;
}

/** What territories can be sorted by. */
export type TerritoryOrderField = 'CODE' | 'NAME';

/** The list of territories. */
export const territories: Listing<Territory, TerritoryFilter, TerritoryOrderField> = {
  entity: Territory,
  where: (filter) =>
    allOf(
      oneOf('kind', filter.kinds),
      is('parent.code', filter.parentCode),
      contains(['code', 'name'], filter.search),
    ),
  orders: {
    CODE: [{ path: 'code', kind: 'text' }],
    NAME: [{ path: 'name', kind: 'text' }],
  },
  defaultOrder: { field: 'CODE', direction: 'ASC' },
};
