/** Drawing the sessions of a year so that every published total is met. */

import { addDays, monthOf } from '../../src/domain/dates.ts';
import { isWorkingDay, nextWorkingDay } from '../../src/domain/working-days.ts';
import { adjustToSum, apportion } from './apportion.ts';
import { mondays } from './calendar.ts';
import { type Draft, kept } from './draft.ts';
import { HOURS_CAP, jobsOf, type LineName } from './jobs.ts';
import { placeDrawer } from './places.ts';
import { checkProgramme, type Programme } from './programme.ts';
import type { Random } from './random.ts';
import { setAlternance, setNatures } from './windows.ts';

/** A group is never below five nor above fifteen trainees: 8 to 10 is usual (002:L1487). */
const GROUP_BOUNDS = { low: 5, high: 15 };
/** Hours of a working day at 35 hours a week: durations are whole days. */
const DAY_HOURS = 7;
/** Most sessions are wished on a Monday; these are not. */
const OTHER_WEEKDAY_SHARE = 0.05;
/** Euros an hour and trainee before the total is met, in tenths: 15.8 in the mean (9 M EUR, 1 679, 339 h). */
const TENTHS_PER_HOUR = [140, 176] as const;
/** The sessions of a year, abandoned ones included, in drawing order. */
export function drawSessions(programme: Programme, random: Random): Draft[] {
  checkProgramme(programme);
  const drafts = drawFiches(programme, random);
  setWishes(drafts, programme, random);
  setHours(drafts, programme, random);
  setGroups(drafts, programme, random);
  setNatures(drafts, programme, random);
  setAlternance(drafts, programme, random);
  setCosts(drafts, programme.totalCostCents, random);
  return drafts;
}

function drawFiches(programme: Programme, random: Random): Draft[] {
  const drawPlace = placeDrawer(random);
  const slots: { line: LineName; month: number; abandonment: string | null }[] = [];
  for (const [line, months] of Object.entries(programme.lines) as [LineName, readonly number[]][]) {
    months.forEach((count, index) => {
      for (let n = 0; n < count; n++) slots.push({ line, month: index + 1, abandonment: null });
    });
  }
  for (const { line, month, reason } of programme.abandonments)
    slots.push({ line, month, abandonment: reason });
  const decks = new Map<LineName, ReturnType<typeof jobsOf>[number][]>();
  return slots.map((slot) => {
    // Every job of a line comes up before one comes back.
    const deck = decks.get(slot.line) ?? [];
    if (deck.length === 0) deck.push(...random.shuffle(jobsOf(slot.line)));
    decks.set(slot.line, deck);
    const job = deck.pop();
    if (job === undefined) throw new Error(`${slot.line} has no job`);
    const unset = { hours: 0, places: 0, wished: '', firstWeek: '', lastWeek: '', costCents: 0 };
    return {
      ...slot,
      ...unset,
      job,
      place: drawPlace(job.zones),
      nature: 'conjoncturelle',
      alternance: false,
    };
  });
}

/** Spreads the sessions of a month over its weeks, the first working day of each. */
function setWishes(drafts: Draft[], { firstWeek, lastWeek }: Programme, random: Random): void {
  const starts = mondays(firstWeek, lastWeek).map((monday) => nextWorkingDay(monday));
  for (let month = 1; month <= 12; month++) {
    const ofMonth = random.shuffle(drafts.filter((draft) => draft.month === month));
    const days = starts.filter((start) => Number(start.slice(5, 7)) === month);
    ofMonth.forEach((draft, index) => {
      const usual = days[index % days.length];
      if (usual === undefined) throw new Error(`month ${month} has no day to start on`);
      const other = addDays(usual, random.integer(1, 2));
      const moves =
        random.chance(OTHER_WEEKDAY_SHARE) && isWorkingDay(other) && monthOf(other) === monthOf(usual);
      draft.wished = moves ? other : usual;
    });
  }
}

/**
 * Whole days of training, then the total where one is published. A total that is not a whole number of
 * days is met by sessions of exactly 400 h, the cap: 400 is one hour more than 57 days of 7.
 */
function setHours(drafts: Draft[], { totalHours }: Programme, random: Random): void {
  for (const draft of drafts) {
    const [low, high] = draft.job.hours;
    draft.hours = DAY_HOURS * random.integer(low / DAY_HOURS, high / DAY_HOURS);
  }
  const counted = kept(drafts);
  const atCap = random
    .shuffle(counted.filter(({ job }) => job.hours[1] === HOURS_CAP - 1))
    .slice(0, DAY_HOURS + (totalHours % DAY_HOURS));
  for (const draft of atCap) draft.hours = HOURS_CAP;
  const free = counted.filter((draft) => !atCap.includes(draft));
  const values = free.map(
    ({
      hours,
      job: {
        hours: [low, high],
      },
    }) => ({ value: hours, low, high }),
  );
  adjustToSum(values, totalHours - atCap.length * HOURS_CAP, DAY_HOURS, random);
  free.forEach((draft, index) => {
    draft.hours = values[index]?.value ?? draft.hours;
  });
}

function setGroups(drafts: Draft[], { entryTotals }: Programme, random: Random): void {
  for (const draft of drafts) draft.places = random.integer(...draft.job.group);
  for (const { months, entries } of entryTotals) {
    const ofPeriod = kept(drafts).filter(({ month }) => months.includes(month));
    const values = ofPeriod.map(({ places }) => ({ value: places, ...GROUP_BOUNDS }));
    adjustToSum(values, entries, 1, random);
    ofPeriod.forEach((draft, index) => {
      draft.places = values[index]?.value ?? draft.places;
    });
  }
}

/** Cost by trainee and hour, drawn; then the sessions kept share the total to the cent. */
function setCosts(drafts: Draft[], totalCostCents: number, random: Random): void {
  for (const draft of drafts) {
    draft.costCents = draft.places * draft.hours * random.integer(...TENTHS_PER_HOUR) * 10;
  }
  const counted = kept(drafts);
  const shares = apportion(
    totalCostCents,
    counted.map(({ costCents }) => costCents),
  );
  counted.forEach((draft, index) => {
    draft.costCents = shares[index] ?? draft.costCents;
  });
}
