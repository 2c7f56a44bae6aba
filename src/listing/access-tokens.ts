import { AccessToken } from '../entities/index.ts';
import { allOf, type Criterion, contains, isMissing, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What tokens can be filtered by. */
export interface AccessTokenFilter {
  /** Id of their organisation. */
  organisation?: Criterion<string>;
  /** Text in the label. */
  search?: Criterion<string>;
  /** True for those that were taken back. */
  revoked?: Criterion<boolean>;
}

/** What tokens can be sorted by. */
export type AccessTokenOrderField = 'LABEL' | 'LAST_USED' | 'CREATED_AT';

/** The list of tokens, never with their text, which is not kept. */
export const accessTokens: Listing<AccessToken, AccessTokenFilter, AccessTokenOrderField> = {
  entity: AccessToken,
  where: ({ organisation, search, revoked }) =>
    allOf(
      refersTo('organisation', organisation),
      contains(['label'], search),
      isMissing('revokedAt', revoked == null ? revoked : !revoked),
    ),
  orders: {
    LABEL: [{ path: 'label', kind: 'text' }],
    LAST_USED: [{ path: 'lastUsedAt', kind: 'instant', nullable: true }],
    CREATED_AT: [{ path: 'createdAt', kind: 'instant' }],
  },
  defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
};
