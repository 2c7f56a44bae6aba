import { PoecProject } from '../entities/index.ts';
import { allOf, type Criterion, contains, is, oneOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What projects can be filtered by. `campaign` is a slug. */
export interface ProjectFilter {
  campaign?: Criterion<string>;
  opcos?: Criterion<readonly string[]>;
  branch?: Criterion<string>;
  natures?: Criterion<readonly PoecProject['nature'][]>;
  romes?: Criterion<readonly string[]>;
  formacode?: Criterion<string>;
  alternance?: Criterion<boolean>;
  search?: Criterion<string>;
}

/** What projects can be sorted by. */
export type ProjectOrderField = 'REFERENCE' | 'TITLE' | 'OPCO' | 'ROME';

/** The list of POEC projects. */
export const projects: Listing<PoecProject, ProjectFilter, ProjectOrderField> = {
  entity: PoecProject,
  where: (filter) =>
    allOf(
      is('campaign.slug', filter.campaign),
      oneOf('opco', filter.opcos),
      is('branch', filter.branch),
      oneOf('nature', filter.natures),
      oneOf('rome', filter.romes),
      is('formacode', filter.formacode),
      is('alternance', filter.alternance),
      contains(['reference', 'title'], filter.search),
    ),
  orders: {
    REFERENCE: [{ path: 'reference', kind: 'text' }],
    TITLE: [{ path: 'title', kind: 'text' }],
    OPCO: [{ path: 'opco', kind: 'text' }],
    ROME: [{ path: 'rome', kind: 'text' }],
  },
  defaultOrder: { field: 'REFERENCE', direction: 'ASC' },
};
