/** From decisions to what each session is told: pins, closed weeks, a wish. Contradictions are not judged here. */

import { problem } from '../instance/check/context.ts';
import { startDate } from '../instance/dates.ts';
import type { IsoDate, Session, WeekIndex } from '../instance/types.ts';
import type { Problem } from '../solution/types.ts';
import { dayOutside, readMoment } from './moments.ts';
import type { Scene } from './scene.ts';
import type { Decision, Span } from './types.ts';

/** What the decisions say of one session; each is named by its position in the hand. */
export interface Orders {
  pins: { week: WeekIndex; decision: number }[];
  /** The first decision that closes each week. */
  closed: Map<WeekIndex, number>;
  /** The last preference. */
  wish: { week: WeekIndex; decision: number } | null;
}

/** What a decision asks of any session: a week, or the weeks it closes. */
export type Reach =
  | { kind: 'PIN'; week: WeekIndex }
  | { kind: 'PREFER'; week: WeekIndex }
  | { kind: 'FORBID' | 'NOT_BEFORE'; closes: (session: Session, week: WeekIndex) => boolean };

/** A decision, read. */
export interface ReadDecision {
  decision: Decision;
  reach: Reach;
  /** Sessions it tells something to, by position. */
  sessions: number[];
  /** Sessions it names that stay where they are. */
  staying: number[];
}

/** Every decision read, in order, and what is wrong with those that cannot be. */
export function readDecisions(
  scene: Scene,
  decisions: readonly Decision[],
): { read: (ReadDecision | null)[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = decisions.map((decision, d): ReadDecision | null => {
    const path = `/decisions/${d}`;
    const found = scene.find(decision.which, `${path}/which`);
    const reading = readReach(scene, decision, path);
    problems.push(...found.problems, ...('problems' in reading ? reading.problems : []));
    if ('problems' in reading || found.problems.length > 0) return null;
    const sessions = found.sessions.filter((s) => !scene.stays.has(s));
    const staying = found.named ? found.sessions.filter((s) => scene.stays.has(s)) : [];
    const useless = sessions.length === 0 && !found.named ? allStay(decision, path) : null;
    const idle = useless ?? closesNothing(scene, decision, reading.reach, found.sessions, path);
    if (idle !== null) problems.push(idle);
    return { decision, reach: reading.reach, sessions, staying };
  });
  return { read, problems };
}

/** What each session is told, for those that are told anything. */
export function gatherOrders(
  { instance }: Scene,
  read: readonly (ReadDecision | null)[],
): Map<number, Orders> {
  const orders = new Map<number, Orders>();
  for (const [decision, entry] of read.entries()) {
    if (entry === null) continue;
    const { reach } = entry;
    for (const s of entry.sessions) {
      const told: Orders = orders.get(s) ?? { pins: [], closed: new Map(), wish: null };
      orders.set(s, told);
      if (reach.kind === 'PIN') told.pins.push({ week: reach.week, decision });
      else if (reach.kind === 'PREFER') told.wish = { week: reach.week, decision };
      else {
        for (const week of instance.weeks.keys())
          if (!told.closed.has(week) && reach.closes(instance.sessions[s]!, week))
            told.closed.set(week, decision);
      }
    }
  }
  return orders;
}

function readReach(
  scene: Scene,
  decision: Decision,
  path: string,
): { reach: Reach } | { problems: Problem[] } {
  const { context } = scene;
  const start = (session: Session, week: WeekIndex): IsoDate => startDate(scene.instance, session, week);
  switch (decision.kind) {
    case 'PIN':
    case 'PREFER': {
      const reading = readMoment(context, `${path}/at`, decision.at);
      if ('problem' in reading) return { problems: [reading.problem] };
      return { reach: { kind: decision.kind, week: reading.week } };
    }
    case 'NOT_BEFORE': {
      const { kind, date } = decision;
      const problems = dayOutside(context, `${path}/date`, date);
      if (problems.length > 0) return { problems };
      return { reach: { kind, closes: (session, week) => start(session, week) < date } };
    }
    case 'FORBID': {
      const { kind, when } = decision;
      if (!Array.isArray(when)) {
        const problems = spanOutside(scene, `${path}/when`, when);
        if (problems.length > 0) return { problems };
        const inSpan = (day: IsoDate): boolean => when.from <= day && day <= when.to;
        return { reach: { kind, closes: (session, week) => inSpan(start(session, week)) } };
      }
      const readings = when.map((moment, i) => readMoment(context, `${path}/when/${i}`, moment));
      const problems = readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []));
      if (problems.length > 0) return { problems };
      const weeks = new Set(readings.flatMap((reading) => ('week' in reading ? [reading.week] : [])));
      return { reach: { kind, closes: (_, week) => weeks.has(week) } };
    }
  }
}

/** A span may overlap the horizon ("the whole of July and August"); one that lies outside says nothing. */
function spanOutside({ context }: Scene, path: string, { from, to }: Span): Problem[] {
  const [first, last] = [context.weekDays[0]!, context.weekEnds.at(-1)!];
  if (context.day(to)! >= first && context.day(from)! <= last) return [];
  return dayOutside(context, `${path}/from`, from);
}

function allStay(decision: Decision, path: string): Problem {
  const message =
    'toutes les sessions que ce filtre trouve restent où elles sont (démarrées, engagées, fixées ou hors de solveOnly). Attendu : au moins une qui puisse bouger. Retirer la décision ou élargir le filtre.';
  return problem('FILTER_MATCHES_FIXED', `${path}/which`, decision.which, message);
}

/** A decision that no start of its sessions would feel is a mistake of date, not a wish fulfilled. */
function closesNothing(
  { instance }: Scene,
  decision: Decision,
  reach: Reach,
  sessions: readonly number[],
  path: string,
): Problem | null {
  if (decision.kind !== 'FORBID' || reach.kind !== 'FORBID') return null;
  const weeks = [...instance.weeks.keys()];
  if (sessions.some((s) => weeks.some((week) => reach.closes(instance.sessions[s]!, week)))) return null;
  const message =
    'aucune de ces sessions ne débute jamais à ces dates. Attendu : une période qui contienne un jour de début. Vérifier les dates, ou retirer la décision.';
  return problem('FORBIDS_NOTHING', `${path}/when`, decision.when, message);
}
