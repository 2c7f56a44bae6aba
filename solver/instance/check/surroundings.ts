/** What surrounds the sessions: PRF offers, alternance intakes and closures. */

import type { Problem } from '../../solution/types.ts';
import { type CheckContext, checkDate, checkPeriod } from './context.ts';
import { checkCount } from './numbers.ts';
import { checkRome } from './sessions.ts';

/** Problems of `prfOffers`, `alternanceIntakes` and `closures`. */
export function checkSurroundings(context: CheckContext): Problem[] {
  const { prfOffers, alternanceIntakes, closures } = context.instance;
  return [
    ...prfOffers.flatMap((offer, o) => {
      const path = `/prfOffers/${o}`;
      return [
        ...checkRome(`${path}/rome`, offer),
        ...checkCount(`${path}/places`, offer.places, 0, 'places'),
        ...checkPeriod(
          context,
          'OFFER_REVERSED',
          { path: `${path}/startDate`, date: offer.startDate },
          { path: `${path}/endDate`, date: offer.endDate },
        ),
      ];
    }),
    ...alternanceIntakes.flatMap((intake, i) => [
      ...checkDate(context, `/alternanceIntakes/${i}/date`, intake.date),
      ...checkCount(`/alternanceIntakes/${i}/maxGapWeeks`, intake.maxGapWeeks, 0, 'semaines'),
    ]),
    ...closures.flatMap((closure, c) =>
      checkPeriod(
        context,
        'CLOSURE_REVERSED',
        { path: `/closures/${c}/from`, date: closure.from },
        { path: `/closures/${c}/to`, date: closure.to },
      ),
    ),
  ];
}
