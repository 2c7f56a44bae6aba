import { type PoecProject, PoecSession } from '../entities/index.ts';
import { allOf, between, type Criterion, contains, is, isMissing, oneOf, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What sessions can be filtered by. `campaign` is a slug; `project`, `agency` and `envelope` are ids. */
export interface SessionFilter {
  campaign?: Criterion<string>;
  project?: Criterion<string>;
  agency?: Criterion<string>;
  envelope?: Criterion<string>;
  opcos?: Criterion<readonly string[]>;
  natures?: Criterion<readonly PoecProject['nature'][]>;
  romes?: Criterion<readonly string[]>;
  alternance?: Criterion<boolean>;
  states?: Criterion<readonly PoecSession['state'][]>;
  departements?: Criterion<readonly string[]>;
  commune?: Criterion<string>;
  zone?: Criterion<string>;
  /** The wish may fall on or after this day, and on or before that one. */
  wishedFrom?: Criterion<string>;
  wishedTo?: Criterion<string>;
  /** True: only the sessions whose wish has no date ("à déterminer"). */
  withoutDate?: Criterion<boolean>;
  provenance?: Criterion<PoecSession['provenance']>;
  search?: Criterion<string>;
}

/** What sessions can be sorted by. */
export type SessionOrderField = 'REFERENCE' | 'WISHED_START' | 'PLACES' | 'COST' | 'OPCO';

/** The list of sessions. */
export const sessions: Listing<PoecSession, SessionFilter, SessionOrderField> = {
  entity: PoecSession,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      refersTo('project', filter.project),
      refersTo('agency', filter.agency),
      refersTo('envelope', filter.envelope),
      oneOf('project.opco', filter.opcos),
      oneOf('project.nature', filter.natures),
      oneOf('project.rome', filter.romes),
      is('project.alternance', filter.alternance),
      oneOf('state', filter.states),
      oneOf('departement', filter.departements),
      is('communeCode', filter.commune),
      is('zone', filter.zone),
      between('wishedTo', filter.wishedFrom, undefined),
      between('wishedFrom', undefined, filter.wishedTo),
      isMissing('wishedFrom', filter.withoutDate),
      is('provenance', filter.provenance),
      contains(['reference', 'communeName', 'project.title'], filter.search),
    ),
  orders: {
    REFERENCE: [{ path: 'reference', kind: 'text' }],
    WISHED_START: [
      { path: 'wishedFrom', kind: 'date', nullable: true },
      { path: 'wishedTo', kind: 'date', nullable: true },
    ],
    PLACES: [{ path: 'places', kind: 'integer', nullable: true }],
    COST: [{ path: 'costCents', kind: 'cents', nullable: true }],
    OPCO: [{ path: 'project.opco', kind: 'text' }],
  },
  defaultOrder: { field: 'REFERENCE', direction: 'ASC' },
  populate: ['project'],
};
