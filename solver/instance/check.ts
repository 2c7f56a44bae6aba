/** Table of contents of the consistency rules of an instance; each subject is a file of `check/`. */

import type { Problem } from '../solution/types.ts';
import { contextOf } from './check/context.ts';
import { checkEnvelopes } from './check/envelopes.ts';
import { checkHorizon } from './check/horizon.ts';
import { checkIdentifiers } from './check/identifiers.ts';
import { checkLimits } from './check/limits.ts';
import { checkMonths } from './check/months.ts';
import { checkPins } from './check/pins.ts';
import { checkReadiness } from './check/readiness.ts';
import { checkSessionDates } from './check/session-dates.ts';
import { checkSessions } from './check/sessions.ts';
import { checkSize } from './check/size.ts';
import { checkSurroundings } from './check/surroundings.ts';
import type { Instance } from './types.ts';

/** Every inconsistency of an instance at once, each with its path; empty when the instance holds together. */
export function checkInstance(instance: Instance): Problem[] {
  const context = contextOf(instance);
  return [
    ...checkSize(context),
    ...checkHorizon(context),
    ...checkMonths(context),
    ...checkIdentifiers(context),
    ...checkSessions(context),
    ...checkSessionDates(context),
    ...checkPins(context),
    ...checkReadiness(context),
    ...checkEnvelopes(context),
    ...checkSurroundings(context),
    ...checkLimits(context),
  ];
}
