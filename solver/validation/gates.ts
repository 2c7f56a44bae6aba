/** Judges every placed session at its gates, by the calendar: may it start on that day? */

import { shown } from '../instance/shown.ts';
import type { AlternanceIntake, PrfOffer } from '../instance/types.ts';
import type { GateName } from '../parameters/types.ts';
import type { Violation } from '../solution/types.ts';
import { dayOf, type JudgedPlan, type Placed } from './reading.ts';

/** What a gate says against a start: nothing, or each reason with its days when they can be counted. */
type Objection = { days?: number; because: string };
type Judge = (placed: Placed) => Objection[];

/** Every closed gate that the plan goes through. */
export function judgeGates(plan: JudgedPlan): Violation[] {
  const judges: Record<GateName, Judge> = {
    window: windowJudge(plan),
    closure: closureJudge(plan),
    alternance: alternanceJudge(plan),
    'structuring-offer': structuringJudge(plan),
    pin: pinJudge(plan),
  };
  // `pin` cannot be switched off, whatever the parameters list.
  const gates = [...new Set<GateName>([...plan.parameters.gates, 'pin'])];
  return plan.placed.flatMap((placed) => {
    // A start that has happened, or that a person decided, is a fact: no gate closes its week.
    if (placed.session.pinnedWeek === placed.week) return [];
    return gates.flatMap((gate) =>
      judges[gate](placed).map((objection) => violationOf(gate, placed, objection)),
    );
  });
}

function violationOf(
  gate: GateName,
  { session, week, startDate }: Placed,
  { days, because }: Objection,
): Violation {
  return {
    rule: `gate:${gate}`,
    subject: { session: session.id, week, date: startDate },
    ...(days === undefined ? {} : { excess: days, unit: 'days' }),
    message: `La session ${shown(session.id)} débute le ${startDate} (semaine ${week}), or ${because}`,
  };
}

function windowJudge({ instance }: JudgedPlan): Judge {
  return ({ session, week }) => {
    const { earliest, latest } = session.window;
    if (week >= earliest && week <= latest) return [];
    const edge = week < earliest ? earliest : latest;
    const days = Math.abs(dayOf(instance.weeks[week]!.startDate) - dayOf(instance.weeks[edge]!.startDate));
    return [
      { days, because: `sa fenêtre va de la semaine ${earliest} à ${latest}. La ramener dans sa fenêtre.` },
    ];
  };
}

function closureJudge({ instance }: JudgedPlan): Judge {
  const closures = instance.closures.map((closure) => ({
    closure,
    from: dayOf(closure.from),
    to: dayOf(closure.to),
  }));
  return ({ session, startDay }) => {
    if (session.closureExempt) return [];
    return closures
      .filter(({ from, to }) => startDay >= from && startDay <= to)
      .map(({ closure, to }) => ({
        days: to - startDay + 1,
        because: `rien ne débute du ${closure.from} au ${closure.to} (${closure.label ?? closure.id}). La déplacer ou justifier l'exception.`,
      }));
  };
}

/** Days by which a session misses an intake: too late, or too long before; 0 when it is in time. */
function missBy(endDay: number, { date, maxGapWeeks }: AlternanceIntake): number {
  const gap = dayOf(date) - endDay;
  return gap < 0 ? -gap : Math.max(0, gap - 7 * maxGapWeeks);
}

function alternanceJudge({ instance }: JudgedPlan): Judge {
  const intakes = new Map(instance.alternanceIntakes.map((intake) => [intake.id, intake]));
  return ({ session, endDay }) => {
    if (session.alternanceIntakes.length === 0) return [];
    const served = session.alternanceIntakes.map((id) => {
      const intake = intakes.get(id);
      if (intake === undefined)
        throw new RangeError(`Rentrée ${shown(id)} inconnue. Vérifier l'instance avant de juger.`);
      return { intake, miss: missBy(endDay, intake) };
    });
    const nearest = served.reduce((best, next) => (next.miss < best.miss ? next : best));
    if (nearest.miss === 0) return [];
    const { date, maxGapWeeks } = nearest.intake;
    return [
      {
        days: nearest.miss,
        because: `elle manque de ${nearest.miss} jours la rentrée la plus proche (${date}, au plus ${maxGapWeeks} semaines d'attente). La terminer plus près d'une rentrée.`,
      },
    ];
  };
}

/** Same zone when both are known, else same département when both are known. */
function sameTerritory(
  a: Pick<PrfOffer, 'zone' | 'departement'>,
  b: Pick<PrfOffer, 'zone' | 'departement'>,
): boolean {
  if (a.zone !== null && b.zone !== null) return a.zone === b.zone;
  return a.departement !== null && a.departement === b.departement;
}

function structuringJudge({ instance }: JudgedPlan): Judge {
  const offersByFamily = Map.groupBy(
    instance.prfOffers
      .filter(({ structuring }) => structuring)
      .map((offer) => ({ offer, from: dayOf(offer.startDate), to: dayOf(offer.endDate) })),
    ({ offer }) => offer.rome.slice(0, 3),
  );
  return ({ session, startDay, endDay }) =>
    (offersByFamily.get(session.rome.slice(0, 3)) ?? [])
      .filter(({ offer, from, to }) => startDay <= to && endDay >= from && sameTerritory(session, offer))
      .map(({ offer, from, to }) => ({
        days: Math.min(endDay, to) - Math.max(startDay, from) + 1,
        because: `l'offre structurante ${shown(offer.id)} du PRF occupe ce métier et ce territoire du ${offer.startDate} au ${offer.endDate}. La déplacer hors de ces dates.`,
      }));
}

function pinJudge({ instance }: JudgedPlan): Judge {
  return ({ session, week, startDay }) => {
    const { pinnedWeek, forbiddenWeeks } = session;
    if (pinnedWeek !== null) {
      const pinnedDate = session.startDateByStart?.[pinnedWeek] ?? instance.weeks[pinnedWeek]?.startDate;
      const days = Math.abs(startDay - dayOf(pinnedDate));
      return [
        { days, because: `elle est imposée en semaine ${pinnedWeek}. L'y remettre ou retirer l'imposition.` },
      ];
    }
    if (!forbiddenWeeks.includes(week)) return [];
    return [{ because: "cette semaine lui est interdite. En choisir une autre ou lever l'interdiction." }];
  };
}
