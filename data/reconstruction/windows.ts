/** What a session may do around its wish: its nature, its window, the intake it leads to. */

import { addDays, daysBetween, mondayOf } from '../../src/domain/dates.ts';
import { openWeeks, shiftWeeks, summerTruce } from './calendar.ts';
import { type Draft, kept, type NatureLabel } from './draft.ts';
import type { LineName } from './jobs.ts';
import type { Programme } from './programme.ts';
import type { Random } from './random.ts';

/** Shares of the natures, and how likely a line's sessions are recurring ones; ours (002:L685-711). */
const STRUCTURAL_SHARE = 0.55;
const INNOVATIVE_SHARE = 0.05;
const RECURRENCE: Partial<Record<LineName, number>> = {
  'AKTO travail temporaire': 0.1,
  'AKTO hôtels, cafés, restaurants': 0.4,
  'OPCO Mobilités': 0.7,
  Uniformation: 1,
  'OPCO Santé': 0.8,
};
const USUAL_RECURRENCE = 0.5;
/** Weeks either side of the wish; ours. A recurring session may cross the truce, whose weeks do not count. */
const LATITUDE: Readonly<Record<NatureLabel, readonly [number, number]>> = {
  structurante: [8, 12],
  conjoncturelle: [3, 3],
  innovante: [6, 6],
};
/** An alternance session is wished at most this many weeks from a start that ends in time for an intake. */
const ALTERNANCE_REACH_WEEKS = 4;

/** Gives each session its nature, then the weeks around its wish in which it may start. */
export function setNatures(drafts: Draft[], programme: Programme, random: Random): void {
  const ranked = drafts
    .map((draft) => ({ draft, rank: (RECURRENCE[draft.line] ?? USUAL_RECURRENCE) + random.next() }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ draft }) => draft);
  const structural = Math.round(STRUCTURAL_SHARE * drafts.length);
  const innovative = new Set(
    random.shuffle(ranked.slice(structural)).slice(0, Math.round(INNOVATIVE_SHARE * drafts.length)),
  );
  ranked.forEach((draft, index) => {
    const other = innovative.has(draft) ? 'innovante' : 'conjoncturelle';
    draft.nature = index < structural ? 'structurante' : other;
    setWindow(draft, draft.nature, programme, random);
  });
}

function setWindow(draft: Draft, nature: NatureLabel, programme: Programme, random: Random): void {
  const weeks = random.integer(...LATITUDE[nature]);
  const truce = summerTruce(programme.year);
  const crossed = nature === 'structurante' ? truce : undefined;
  const wishedWeek = mondayOf(draft.wished);
  // Procurement: the training body is chosen at the end of May, for September (002:L617-625).
  const procured = draft.line === 'Uniformation' && draft.wished > truce.to;
  const opens = procured ? mondayOf(addDays(truce.to, 7)) : programme.firstWeek;
  const earliest = shiftWeeks(wishedWeek, -weeks, crossed);
  const latest = shiftWeeks(wishedWeek, weeks, crossed);
  draft.firstWeek = earliest < opens ? opens : earliest;
  draft.lastWeek = latest > programme.lastWeek ? programme.lastWeek : latest;
}

/**
 * Chooses the sessions that lead to alternance among those whose job may, that can end in time, and whose
 * wish is near such a start; those whose wish itself ends in time come first.
 */
export function setAlternance(drafts: Draft[], programme: Programme, random: Random): void {
  const rules = { truce: summerTruce(programme.year), intakes: programme.intakes, offers: [] };
  const able = random
    .shuffle(kept(drafts).filter(({ job }) => job.alternance))
    .map((draft) => {
      const candidate = { ...draft, alternance: true };
      // Infinity, hence far, where no week is open.
      const away = openWeeks(candidate, rules).map((monday) =>
        Math.abs(daysBetween(mondayOf(draft.wished), monday) / 7),
      );
      return { draft, away: Math.min(...away) };
    })
    .filter(({ away }) => away <= ALTERNANCE_REACH_WEEKS)
    .sort((a, b) => a.away - b.away);
  if (able.length < programme.alternanceSessions) {
    throw new Error(`${programme.year}: only ${able.length} sessions can lead to alternance`);
  }
  for (const { draft } of able.slice(0, programme.alternanceSessions)) draft.alternance = true;
}
