import { Envelope } from '../entities/index.ts';
import { allOf, type Criterion, contains, is, isMissing, oneOf, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What envelopes can be filtered by. `campaign` is a slug, `parent` an id. */
export interface EnvelopeFilter {
  campaign?: Criterion<string>;
  parent?: Criterion<string>;
  /** True: only the envelopes that are part of no other. */
  topLevel?: Criterion<boolean>;
  scopes?: Criterion<readonly Envelope['scope'][]>;
  opcos?: Criterion<readonly string[]>;
  search?: Criterion<string>;
}

/** What envelopes can be sorted by. */
export type EnvelopeOrderField = 'REFERENCE' | 'LABEL';

/** The list of envelopes. */
export const envelopes: Listing<Envelope, EnvelopeFilter, EnvelopeOrderField> = {
  entity: Envelope,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      refersTo('parent', filter.parent),
      isMissing('parent', filter.topLevel),
      oneOf('scope', filter.scopes),
      oneOf('opco', filter.opcos),
      contains(['reference', 'label'], filter.search),
    ),
  orders: {
    REFERENCE: [{ path: 'reference', kind: 'text' }],
    LABEL: [{ path: 'label', kind: 'text' }],
  },
  defaultOrder: { field: 'REFERENCE', direction: 'ASC' },
};
