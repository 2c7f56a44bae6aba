/** The lists of what limits a plan beside money: caps of OPCO, candidate pools, capacities of quarters. */

import { CandidatePool, OpcoCapacity, QuarterCapacity } from '../entities/index.ts';
import { allOf, type Criterion, is, oneOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What caps of OPCO can be filtered by. `campaign` is a slug. */
export interface OpcoCapacityFilter {
  campaign?: Criterion<string>;
  opcos?: Criterion<readonly string[]>;
}

/** What caps of OPCO can be sorted by. */
export type OpcoCapacityOrderField = 'OPCO' | 'MONTHLY_LAUNCH_CAP';

/** The list of the caps of OPCO. */
export const opcoCapacities: Listing<OpcoCapacity, OpcoCapacityFilter, OpcoCapacityOrderField> = {
  entity: OpcoCapacity,
  where: (filter) => allOf(is('campaign.slug', filter.campaign), oneOf('opco', filter.opcos)),
  orders: {
    OPCO: [{ path: 'opco', kind: 'text' }],
    MONTHLY_LAUNCH_CAP: [{ path: 'monthlyLaunchCap', kind: 'integer' }],
  },
  defaultOrder: { field: 'OPCO', direction: 'ASC' },
};

/** What candidate pools can be filtered by. `campaign` is a slug, `families` are first three characters of ROME codes. */
export interface CandidatePoolFilter {
  campaign?: Criterion<string>;
  families?: Criterion<readonly string[]>;
  departements?: Criterion<readonly string[]>;
  zone?: Criterion<string>;
}

/** What candidate pools can be sorted by. */
export type CandidatePoolOrderField = 'REFERENCE' | 'EXPECTED_CANDIDATES';

/** The list of candidate pools. */
export const candidatePools: Listing<CandidatePool, CandidatePoolFilter, CandidatePoolOrderField> = {
  entity: CandidatePool,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      oneOf('family', filter.families),
      oneOf('departement', filter.departements),
      is('zone', filter.zone),
    ),
  orders: {
    REFERENCE: [{ path: 'reference', kind: 'text' }],
    EXPECTED_CANDIDATES: [{ path: 'expectedCandidates', kind: 'integer' }],
  },
  defaultOrder: { field: 'REFERENCE', direction: 'ASC' },
};

/** What capacities of quarters can be filtered by. `campaign` is a slug. */
export interface QuarterCapacityFilter {
  campaign?: Criterion<string>;
}

/** What capacities of quarters can be sorted by. */
export type QuarterCapacityOrderField = 'QUARTER';

/** The list of the capacities of quarters. */
export const quarterCapacities: Listing<QuarterCapacity, QuarterCapacityFilter, QuarterCapacityOrderField> = {
  entity: QuarterCapacity,
  where: (filter) => allOf(is('campaign.slug', filter.campaign)),
  orders: { QUARTER: [{ path: 'quarter', kind: 'text' }] },
  defaultOrder: { field: 'QUARTER', direction: 'ASC' },
};
