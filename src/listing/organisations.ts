import type { Role } from '../domain/role.ts';
import { Organisation } from '../entities/index.ts';
import { allOf, type Criterion, contains, is, isMissing } from './conditions.ts';
import type { Listing } from './list.ts';

/** What organisations can be filtered by. */
export interface OrganisationFilter {
  /** Text in the name. */
  search?: Criterion<string>;
  siret?: Criterion<string>;
  role?: Criterion<Role>;
  /** True for those that take part no more. */
  ended?: Criterion<boolean>;
}

/** What organisations can be sorted by. */
export type OrganisationOrderField = 'NAME' | 'CREATED_AT';

/** The list of organisations. */
export const organisations: Listing<Organisation, OrganisationFilter, OrganisationOrderField> = {
  entity: Organisation,
  where: ({ search, siret, role, ended }) =>
    allOf(
      contains(['name'], search),
      is('siret', siret),
      role == null ? undefined : { roles: { $contains: [role] } },
      isMissing('endedAt', ended == null ? ended : !ended),
    ),
  orders: {
    NAME: [{ path: 'name', kind: 'text' }],
    CREATED_AT: [{ path: 'createdAt', kind: 'instant' }],
  },
  defaultOrder: { field: 'NAME', direction: 'ASC' },
};
