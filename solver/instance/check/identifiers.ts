/** Ids: each names one thing of its kind, so that a plan or a child can refer to it. */

import type { Problem } from '../../solution/types.ts';
import { type CheckContext, problem } from './context.ts';

/** Collections whose members are named. */
const COLLECTIONS = [
  'sessions',
  'envelopes',
  'prfOffers',
  'alternanceIntakes',
  'closures',
  'agencies',
  'opcos',
  'candidatePools',
] as const;

/** Problems of the ids of every collection. */
export function checkIdentifiers({ instance }: CheckContext): Problem[] {
  return COLLECTIONS.flatMap((collection) => {
    const firstPlace = new Map<string, number>();
    return (instance[collection] ?? []).flatMap(({ id }, i) => {
      const first = firstPlace.get(id);
      if (first === undefined) {
        firstPlace.set(id, i);
        return [];
      }
      const message = `identifiant déjà pris par /${collection}/${first}. Attendu : un identifiant par élément. Renommer ou retirer l'un des deux.`;
      return [problem('ID_DUPLICATE', `/${collection}/${i}/id`, id, message)];
    });
  });
}
