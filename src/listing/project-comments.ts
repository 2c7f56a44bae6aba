import { ProjectComment } from '../entities/index.ts';
import { allOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** The comments on fiches, as they were written. */
export const projectComments: Listing<ProjectComment, object, 'CREATED_AT'> = {
  entity: ProjectComment,
  where: () => allOf(),
  orders: { CREATED_AT: [{ path: 'createdAt', kind: 'instant' }] },
  defaultOrder: { field: 'CREATED_AT', direction: 'ASC' },
};
