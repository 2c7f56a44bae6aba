/** Why a session starts where it does: what its wished week would break, judged with the rest of the plan as it is. */
import { findCandidates } from '../gates/candidates.ts';
import type { Because } from '../gates/gate.ts';
import { displacementWeeks } from '../instance/dates.ts';
import type { Instance, IsoDate, PinReason } from '../instance/types.ts';
import type { PackingRule } from '../model/packing.ts';
import type { Parameters } from '../parameters/types.ts';
import type { PlanState, Shortage } from '../search/state.ts';
import { surveyTerrain } from '../search/terrain.ts';
import { stateOf } from '../search/warm-start.ts';
import type { Assignment } from '../solution/types.ts';
import { euros } from '../solution/words.ts';
import { closedWords, levelWords, limitWords } from './words.ts';

/** One reason, with its facts and a sentence in French. */
export type Reason = { message: string } & (
  | { kind: 'AS_WISHED' }
  | { kind: 'PINNED'; pinReason: PinReason }
  /** The wished week is not a candidate. For an unplaced session: no week is. */
  | { kind: 'CLOSED'; gates: Because[] }
  /** The wished week would overdraw an envelope. For an unplaced session: its latest week would. */
  | { kind: 'ENVELOPE'; envelope: string; before: IsoDate | null; shortCents: number }
  /** The wished week would exceed another limit, in its own unit. */
  | { kind: 'LIMIT'; rule: PackingRule; excess: number }
  /** The wished week would make a level worse by that much. */
  | { kind: 'LEVEL'; level: string; increase: number }
  /** Nothing holds it there: the plan is within its gap, not beyond it. */
  | { kind: 'WITHIN_GAP' }
);

/** The reasons of one session, strongest first. */
export interface Explanation {
  session: string;
  reasons: Reason[];
}

const SMALLEST_INCREASE = 1e-6;

/**
 * Explains every session of a plan that `verify` accepts.
 * Throws when the plan names a week that is closed: judge it with `verify` first.
 */
export function explainPlan(
  instance: Instance,
  parameters: Parameters,
  assignments: readonly Assignment[],
): Explanation[] {
  const candidates = findCandidates(instance, parameters);
  const terrain = surveyTerrain(instance, parameters, candidates);
  const weekOf = new Map(assignments.map(({ session, week }) => [session, week]));
  const weeks = instance.sessions.map(({ id }) => weekOf.get(id) ?? null);
  const state = stateOf(terrain, weeks);
  return instance.sessions.map((session, s) => {
    const { id, wishedWeek, pinReason } = session;
    const week = weeks[s]!;
    if (session.pinnedWeek !== null && pinReason !== null)
      return { session: id, reasons: [{ kind: 'PINNED', pinReason, message: pinnedWords(pinReason) }] };
    if (week !== null && displacementWeeks(instance, session, week) === 0)
      return { session: id, reasons: [{ kind: 'AS_WISHED', message: 'À la date demandée.' }] };
    const asked = week === null ? (candidates.open[s]!.at(-1) ?? wishedWeek) : wishedWeek;
    const closed = candidates.whyClosed(s, asked);
    if (closed.length > 0) return { session: id, reasons: [closedReason(instance, closed, week === null)] };
    return { session: id, reasons: whatBreaks(state, s, asked) };
  });
}

function pinnedWords(reason: PinReason): string {
  if (reason === 'STARTED') return 'La session a démarré : elle reste à sa date.';
  if (reason === 'ENGAGED') return 'La session est engagée : elle reste à sa date.';
  return 'Un programmateur a fixé cette date.';
}

function closedReason(instance: Instance, gates: Because[], unplaced: boolean): Reason {
  const told = gates.map((because) => closedWords(instance, because)).join(' ; ');
  const message = unplaced
    ? `Aucune semaine n'est ouverte : ${told}.`
    : `La semaine demandée est fermée : ${told}.`;
  return { kind: 'CLOSED', gates, message };
}

function shortageReason({ packing: { about }, excess }: Shortage): Reason {
  if (about.rule !== 'envelope-budget') {
    const { rule } = about;
    return { kind: 'LIMIT', rule, excess, message: `${limitWords(rule)} serait dépassé de ${excess}.` };
  }
  const { envelope, before } = about;
  const when = before === null ? '' : ` avant le ${before}`;
  const message = `L'enveloppe « ${envelope} » serait dépassée de ${euros(excess)}${when}.`;
  return { kind: 'ENVELOPE', envelope, before, shortCents: excess, message };
}

/** What starting in a week would break, with every other session where it is; the plan is left unchanged. */
function whatBreaks(state: PlanState, s: number, week: number): Reason[] {
  const { parameters, options } = state.terrain;
  const chosen = state.choice[s]!;
  const option = options[s]!.findIndex((o) => o.week === week);
  const before = parameters.levels.map((_, level) => state.value(level));
  state.choose(s, -1);
  const short = state.shortage(s, option);
  state.choose(s, option);
  const after = parameters.levels.map((_, level) => state.value(level));
  state.choose(s, chosen);
  if (short !== null) return [shortageReason(short)];
  const worse = parameters.levels.flatMap(({ name }, level): Reason[] => {
    const increase = after[level]! - before[level]!;
    if (increase <= SMALLEST_INCREASE) return [];
    const message = `À la date demandée, ${levelWords(name)} augmenterait de ${increase.toLocaleString('fr-FR', { maximumFractionDigits: 2 })}.`;
    return [{ kind: 'LEVEL', level: name, increase, message }];
  });
  if (worse.length > 0) return worse;
  const message = "Rien ne l'y oblige : le plan est optimal à l'écart demandé près, pas au-delà.";
  return [{ kind: 'WITHIN_GAP', message }];
}
