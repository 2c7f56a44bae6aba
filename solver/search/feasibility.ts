/**
 * What gates and money alone make impossible, exactly. Budgets bind from above only, so as long as
 * nothing else couples sessions a plan exists exactly when the one that puts every session as late
 * as it can fits; where other limits do, `first-plan.ts` looks further.
 */
import type { Candidates } from '../gates/candidates.ts';
import { budgetCheckpoints } from '../instance/budget.ts';
import { startDate } from '../instance/dates.ts';
import type { Instance, IsoDate } from '../instance/types.ts';
import { mayLeaveUnplaced } from '../model/variables.ts';
import type { GateName, Parameters } from '../parameters/types.ts';
import type { Conflict } from '../solution/types.ts';
import { euros } from '../solution/words.ts';

function noOpenWeek(instance: Instance, candidates: Candidates, s: number): Conflict {
  const counts = new Map<GateName, number>();
  instance.weeks.forEach((_, week) => {
    for (const { gate } of candidates.whyClosed(s, week)) counts.set(gate, (counts.get(gate) ?? 0) + 1);
  });
  const closedBy = [...counts].map(([gate, weeks]) => ({ gate, weeks }));
  const { id } = instance.sessions[s]!;
  const told = closedBy.map(({ gate, weeks }) => `${gate} en ferme ${weeks}`).join(', ');
  return {
    kind: 'NO_OPEN_WEEK',
    session: id,
    closedBy,
    message:
      `La session « ${id} » n'a aucune semaine ouverte sur ${instance.weeks.length} (${told}). ` +
      'Élargissez sa fenêtre, levez la règle qui la ferme ou permettez de ne pas la placer.',
  };
}

/** First day after the starts that the horizon allows: the date shown for "at the end". */
function lastDate(instance: Instance): IsoDate {
  return instance.weeks.at(-1)!.startDate;
}

/**
 * Every reason of gates or money why no plan exists; empty when there is none. Sessions that must be placed are all of
 * them, or the pinned ones where the parameters let the others be left out.
 */
export function findConflicts(
  instance: Instance,
  parameters: Parameters,
  candidates: Candidates,
): Conflict[] {
  const optional = mayLeaveUnplaced(parameters);
  const must = instance.sessions.map(({ pinnedWeek }) => !optional || pinnedWeek !== null);
  const stuck = instance.sessions.flatMap((_, s) =>
    must[s] && candidates.open[s]!.length === 0 ? [noOpenWeek(instance, candidates, s)] : [],
  );
  if (stuck.length > 0) return stuck;
  const latest = instance.sessions.map((session, s) =>
    candidates.open[s]!.reduce<IsoDate>((last, week) => {
      const start = startDate(instance, session, week);
      return start > last ? start : last;
    }, ''),
  );
  return budgetCheckpoints(instance).flatMap((checkpoint): Conflict[] => {
    const { envelope, before, availableCents, releasedCents, alreadyEngagedCents } = checkpoint;
    const early = checkpoint.sessions.filter((s) => must[s] && (before === null || latest[s]! < before));
    const requiredCents = early.reduce((sum, s) => sum + instance.sessions[s]!.costCents, 0);
    if (requiredCents === 0 || requiredCents <= availableCents) return [];
    const shortCents = requiredCents - availableCents;
    const when = before === null ? "à la fin de l'horizon" : `avant le ${before}`;
    return [
      {
        kind: 'ENVELOPE_SHORT',
        envelope,
        date: before ?? lastDate(instance),
        releasedCents,
        alreadyEngagedCents,
        requiredCents,
        shortCents,
        sessions: early.map((s) => instance.sessions[s]!.id),
        message:
          `L'enveloppe « ${envelope} » manque de ${euros(shortCents)} ${when} : ${euros(releasedCents)} libérés, ` +
          `${euros(alreadyEngagedCents)} déjà engagés, et ${early.length} session(s) coûtant ${euros(requiredCents)} ` +
          'ne peuvent pas démarrer plus tard. Ajoutez ou avancez une tranche, élargissez des fenêtres ou permettez de ne pas placer.',
      },
    ];
  });
}
