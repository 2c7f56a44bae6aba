/** What limits a plan: caps of agencies and OPCO, candidates expected, capacity of the quarters. */

import type { Problem } from '../../solution/types.ts';
import type { CandidatePool, Capacity } from '../types.ts';
import { type CheckContext, problem } from './context.ts';
import { checkCents, checkCount } from './numbers.ts';

/** Problems of `agencies`, `opcos`, `candidatePools` and `capacities`, ids and references apart. */
export function checkLimits(context: CheckContext): Problem[] {
  const { agencies = [], opcos = [], candidatePools = [] } = context.instance;
  return [
    ...agencies.flatMap(({ launchCap }, a) =>
      launchCap === null ? [] : checkCount(`/agencies/${a}/launchCap`, launchCap, 0, 'sessions'),
    ),
    ...opcos.flatMap(({ monthlyLaunchCap }, o) =>
      monthlyLaunchCap === null
        ? []
        : checkCount(`/opcos/${o}/monthlyLaunchCap`, monthlyLaunchCap, 0, 'sessions'),
    ),
    ...candidatePools.flatMap((pool, p) => checkPool(`/candidatePools/${p}`, pool)),
    ...checkCapacities(context),
  ];
}

/** A malformed family would be the pool of no session, silently. */
function checkPool(path: string, { family, expectedCandidates }: CandidatePool): Problem[] {
  const problems = checkCount(`${path}/expectedCandidates`, expectedCandidates, 0, 'personnes');
  if (!/^[A-Z]\d{2}$/.test(family)) {
    const message =
      "cette famille de métiers est mal formée. Attendu : les trois premiers caractères d'un code ROME, par exemple H29. Corriger la famille.";
    problems.push(problem('FAMILY_INVALID', `${path}/family`, family, message));
  }
  return problems;
}

function checkCapacities({ instance }: CheckContext): Problem[] {
  const { capacities = [], months } = instance;
  const inHorizon = [...new Set(months.map(({ quarter }) => quarter))];
  const firstPlace = new Map<string, number>();
  return capacities.flatMap((capacity, c) => {
    const path = `/capacities/${c}`;
    const problems = [...checkQuarter(path, capacity, inHorizon), ...checkAmounts(path, capacity)];
    const first = firstPlace.get(capacity.quarter);
    if (first === undefined) firstPlace.set(capacity.quarter, c);
    else {
      const message = `la capacité de ce trimestre est déjà en /capacities/${first}. Attendu : une seule par trimestre. Retirer l'une des deux.`;
      problems.push(problem('CAPACITY_DUPLICATE', `${path}/quarter`, capacity.quarter, message));
    }
    return problems;
  });
}

function checkQuarter(path: string, { quarter }: Capacity, inHorizon: string[]): Problem[] {
  if (inHorizon.includes(quarter)) return [];
  const message = `ce trimestre n'est pas dans l'horizon. Attendu : ${inHorizon.join(', ') || 'aucun, faute de mois'}. Corriger le trimestre ou retirer la capacité.`;
  return [problem('CAPACITY_OUTSIDE_HORIZON', `${path}/quarter`, quarter, message)];
}

function checkAmounts(path: string, { entries, costCents }: Capacity): Problem[] {
  return [
    ...(entries === null ? [] : checkCount(`${path}/entries`, entries, 0, 'stagiaires')),
    ...(costCents === null ? [] : checkCents(`${path}/costCents`, costCents)),
  ];
}
