/** Every term and every limit of the solver at once, for what must hold whatever is switched on. */
import { TERMS } from '../../solver/model/build.ts';
import type { Parameters, TermName } from '../../solver/parameters/types.ts';
import { aLevel, someParameters } from './builders.ts';

/** Every term that a level may have. */
export const EVERY_TERM = Object.keys(TERMS) as TermName[];

/** Every limit at work, hard but for the launches of an OPCO: the term `load` counts these. */
export const EVERY_LIMIT: Partial<Parameters> = {
  agencyLoad: { mode: 'HARD', launchWeeks: 2 },
  opcoLoad: { mode: 'SOFT' },
  candidatePool: { mode: 'HARD' },
  spacing: { projectWeeks: 1, jobZoneWeeks: 0 },
  unforeseenReserve: { share: 0.2 },
};

/** Every limit, and every term at a level of its own, exact. */
export const everyRule = someParameters({
  levels: EVERY_TERM.map((term) => aLevel(term)),
  smoothing: { ...someParameters().smoothing, scopes: ['REGION', 'OPCO'] },
  ...EVERY_LIMIT,
});
