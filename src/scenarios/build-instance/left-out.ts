/** Sessions that an instance cannot hold, and why, in words a planner can act on. */

import type { SessionRow } from '../campaign-data.ts';
import type { Assumptions } from '../choices.ts';

/**
 * ABANDONED: it will not take place. UNKNOWN_FIGURES: its fiche gives no places, cost or hours and the
 * scenario supposes none. UNKNOWN_DATE: neither wish nor window says when. NO_ENVELOPE: it costs money
 * and nothing pays it. OUTSIDE_CAMPAIGN: none of the days it may start on is in the campaign.
 */
export type LeftOutReason =
  | 'ABANDONED'
  | 'UNKNOWN_FIGURES'
  | 'UNKNOWN_DATE'
  | 'NO_ENVELOPE'
  | 'OUTSIDE_CAMPAIGN';

/** A figure that a fiche lacks. */
export type MissingFigure = 'PLACES' | 'COST' | 'HOURS';

/** A session left out of an instance. */
export interface LeftOut {
  /** Reference of the session. */
  session: string;
  reason: LeftOutReason;
  /** The figures that lack, for UNKNOWN_FIGURES; empty otherwise. */
  missing: MissingFigure[];
  /** The reason and what to do, in French. */
  message: string;
}

const FIGURE_NAMES: Record<MissingFigure, string> = {
  PLACES: 'le nombre de places',
  COST: 'le coût',
  HOURS: "le nombre d'heures",
};

/** The figures of a session, completed by what the scenario supposes. */
export interface Figures {
  plannedEntries: number;
  costCents: number;
  hours: number;
  weeklyHours: number;
}

/** The figures of a session, or those that are missing. Zero is a figure: a session may cost nothing. */
export function figuresOf(
  session: SessionRow,
  assumptions: Assumptions,
): Figures | { missing: MissingFigure[] } {
  const plannedEntries = session.places ?? assumptions.plannedEntries;
  const costCents = session.costCents ?? assumptions.costCents;
  const hours = session.hours ?? assumptions.hours;
  const missing: MissingFigure[] = [];
  if (plannedEntries === null) missing.push('PLACES');
  if (costCents === null) missing.push('COST');
  if (hours === null) missing.push('HOURS');
  if (plannedEntries === null || costCents === null || hours === null) return { missing };
  return { plannedEntries, costCents, hours, weeklyHours: session.weeklyHours ?? assumptions.weeklyHours };
}

/** A session that is left out, with its message. */
export function leftOut(session: SessionRow, reason: LeftOutReason, missing: MissingFigure[] = []): LeftOut {
  return { session: session.reference, reason, missing, message: messageOf(session, reason, missing) };
}

function messageOf(session: SessionRow, reason: LeftOutReason, missing: MissingFigure[]): string {
  const name = `La session ${session.reference}`;
  switch (reason) {
    case 'ABANDONED':
      return `${name} est abandonnée : elle n'est plus à programmer.`;
    case 'UNKNOWN_FIGURES':
      return (
        `${name} n'a pas ${missing.map((figure) => FIGURE_NAMES[figure]).join(', ni ')}. ` +
        'Complétez sa fiche, ou donnez une hypothèse au scénario.'
      );
    case 'UNKNOWN_DATE':
      return (
        `${name} n'a pas de date (souhait : « ${session.wishedStart} ») ni de fenêtre. ` +
        'Donnez une fenêtre de début et de fin dans sa fiche.'
      );
    case 'NO_ENVELOPE':
      return `${name} a un coût mais aucune enveloppe ne la paie. Nommez son enveloppe dans sa fiche.`;
    case 'OUTSIDE_CAMPAIGN':
      return (
        `${name} ne peut commencer aucun jour de la campagne (souhait : « ${session.wishedStart} »). ` +
        'Corrigez son souhait ou sa fenêtre, ou programmez-la dans une autre campagne.'
      );
  }
}
