import { ProjectJudgement } from '../entities/index.ts';
import { allOf } from './conditions.ts';
import type { Listing } from './list.ts';

/** What judges said of fiches, in the order in which they did. */
export const projectJudgements: Listing<ProjectJudgement, object, 'NUMBER'> = {
  entity: ProjectJudgement,
  where: () => allOf(),
  orders: { NUMBER: [{ path: 'number', kind: 'integer' }] },
  defaultOrder: { field: 'NUMBER', direction: 'ASC' },
};
