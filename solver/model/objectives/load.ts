import type { Expression } from '../lp.ts';
import type { Model } from '../model.ts';

/**
 * "Where the caps of agencies and OPCO are wishes, going over them costs."
 * sum_{a,w} excess[a,w] + sum_{o,m} excess[o,m]
 * Applies to `agency-load` and `opco-load` in SOFT mode.
 * Unit: sessions over a cap. Weight 20 by default: one launch too many costs two weeks for ten trainees.
 * Source: H16, 002:L335-341, L669, L717.
 */
export function loadTerm({ excess }: Model): Expression {
  return excess;
}
