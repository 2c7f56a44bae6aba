/** Decisions that cannot hold together: with each other, with the gates, or with what stays where it is. */

import { closedWords } from '../explain/words.ts';
import { problem } from '../instance/check/context.ts';
import type { WeekIndex } from '../instance/types.ts';
import type { Problem } from '../solution/types.ts';
import type { Orders, ReadDecision } from './orders.ts';
import { nameSessions, type Scene, stayWords, weekWords } from './scene.ts';
import type { Decision } from './types.ts';

/** One session's contradiction; those of one kind, at one place, with one other decision, are told as one problem. */
interface Contradiction {
  code: string;
  session: number;
  path: string;
  value: unknown;
  /** What contradicts, after the names of the sessions. */
  against: string;
  advice: string;
}

/** Every contradiction at once, each with the decision at fault and the one it meets. */
export function findContradictions(
  scene: Scene,
  read: readonly (ReadDecision | null)[],
  orders: ReadonlyMap<number, Orders>,
): Problem[] {
  const decisions = read.map((entry) => entry?.decision);
  const found = [
    ...read.flatMap((entry, d) => (entry === null ? [] : meetsStays(scene, entry, d))),
    ...[...orders].flatMap(([s, told]) => meetsOrders(scene, decisions, s, told)),
  ];
  const groups = Map.groupBy(found, ({ code, path, against }) => `${code} ${path} ${against}`);
  return [...groups.values()].map((group) => {
    const { code, path, value, against, advice } = group[0]!;
    const names = nameSessions(
      scene.instance,
      group.map(({ session }) => session),
    );
    return problem(code, path, value, `pour ${names}, ${against}. ${advice}`);
  });
}

/** A session named by a decision that its place does not satisfy. */
function meetsStays(scene: Scene, { decision, reach, staying }: ReadDecision, d: number): Contradiction[] {
  const { instance, stays } = scene;
  return staying.flatMap((s) => {
    const stay = stays.get(s)!;
    const session = instance.sessions[s]!;
    const { week } = stay;
    const satisfied = 'week' in reach ? reach.week === week : week === null || !reach.closes(session, week);
    if (satisfied) return [];
    const lift =
      stay.why === 'KEPT'
        ? "L'ajouter à solveOnly, ou retirer la décision."
        : 'Retirer la décision, ou la session de ses ids.';
    return [
      {
        ...at(decision, d),
        code: 'SESSION_FIXED',
        session: s,
        against: stayWords(instance, session, stay),
        advice: `Attendu : une décision qui la laisse où elle est. ${lift}`,
      },
    ];
  });
}

function meetsOrders(
  scene: Scene,
  decisions: readonly (Decision | undefined)[],
  session: number,
  orders: Orders,
): Contradiction[] {
  const place = (d: number) => ({ ...at(decisions[d]!, d), session });
  const [pin] = orders.pins;
  const pins = orders.pins.slice(1).flatMap(({ week, decision }): Contradiction[] => {
    if (week === pin!.week) return [];
    const against = `la décision ${pin!.decision} impose déjà la ${weekWords(scene.instance, pin!.week)}`;
    return [
      { ...place(decision), code: 'PINNED_TWICE', against, advice: oneOf('une seule semaine imposée') },
    ];
  });
  const pinned = pin === undefined ? [] : pinMeets(scene, decisions, session, orders);
  const shut = pin === undefined ? nothingLeft(scene, decisions, session, orders) : [];
  const { wish } = orders;
  const by = wish === null ? undefined : orders.closed.get(wish.week);
  const wished: Contradiction[] =
    wish === null || by === undefined
      ? []
      : [
          {
            ...place(wish.decision),
            code: 'PREFERRED_FORBIDDEN',
            against: `la décision ${by} ferme la ${weekWords(scene.instance, wish.week)}`,
            advice: oneOf('une semaine ouverte'),
          },
        ];
  return [...pins, ...pinned, ...shut, ...wished];
}

/** A pin in a week that is closed: by another decision, by the instance, or by a gate that the planner did not waive. */
function pinMeets(
  { instance, candidates }: Scene,
  decisions: readonly (Decision | undefined)[],
  session: number,
  { pins, closed }: Orders,
): Contradiction[] {
  return pins.flatMap(({ week, decision: d }): Contradiction[] => {
    const decision = decisions[d]!;
    const place = { ...at(decision, d), session };
    const where = weekWords(instance, week);
    const by = closed.get(week);
    if (by !== undefined) {
      const against = `la décision ${by} ferme la ${where}`;
      return [{ ...place, code: 'PIN_FORBIDDEN', against, advice: oneOf('une semaine ouverte') }];
    }
    if (instance.sessions[session]!.forbiddenWeeks.includes(week)) {
      const against = `l'instance interdit la ${where}`;
      const advice = "Attendu : une semaine permise. En choisir une autre, ou lever l'interdiction.";
      return [{ ...place, code: 'PIN_FORBIDDEN', against, advice }];
    }
    const reasons = candidates.whyClosed(session, week);
    if (reasons.length === 0 || (decision.kind === 'PIN' && decision.evenIfClosed === true)) return [];
    const told = reasons.map((because) => closedWords(instance, because)).join(' ; ');
    const advice =
      'Attendu : une semaine ouverte. En choisir une autre, ou confirmer par « evenIfClosed »: true.';
    return [{ ...place, code: 'PIN_CLOSED', against: `la ${where} est fermée : ${told}`, advice }];
  });
}

/** A session that had open weeks and has none after the hand; told at the last of the decisions that closed them. */
function nothingLeft(
  { instance, candidates }: Scene,
  decisions: readonly (Decision | undefined)[],
  session: number,
  { closed }: Orders,
): Contradiction[] {
  const open = candidates.open[session]!;
  const closers = open.map((week) => closed.get(week));
  if (open.length === 0 || closers.includes(undefined)) return [];
  const by = [...new Set(closers as number[])].sort((a, b) => a - b);
  const d = by.at(-1)!;
  const [first, last] = [open[0]!, open.at(-1)!].map((week: WeekIndex) => instance.weeks[week]!.startDate);
  const others = by.length === 1 ? '' : `, avec ${decisionWords(by.slice(0, -1))}`;
  return [
    {
      ...at(decisions[d]!, d),
      session,
      code: decisions[d]!.kind === 'NOT_BEFORE' ? 'NOT_BEFORE_TOO_LATE' : 'NO_WEEK_LEFT',
      against: `cela ferme${others} toutes les semaines qui restaient ouvertes (du ${first} au ${last})`,
      advice: 'Attendu : au moins une semaine ouverte. Alléger une décision, ou élargir la fenêtre.',
    },
  ];
}

function decisionWords(decisions: readonly number[]): string {
  return decisions.length === 1 ? `la décision ${decisions[0]}` : `les décisions ${decisions.join(', ')}`;
}

function oneOf(expected: string): string {
  return `Attendu : ${expected}. Retirer l'une des deux décisions.`;
}

/** Where a decision says what it wants. */
function at(decision: Decision, d: number): { path: string; value: unknown } {
  const path = `/decisions/${d}`;
  switch (decision.kind) {
    case 'PIN':
    case 'PREFER':
      return { path: `${path}/at`, value: decision.at };
    case 'FORBID':
      return { path: `${path}/when`, value: decision.when };
    case 'NOT_BEFORE':
      return { path: `${path}/date`, value: decision.date };
  }
}
