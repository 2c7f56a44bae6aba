/** The instances of the benchmark of scale, each made from its seed. */

import type { Envelope, Instance, Parameters, Session } from '../../solver/index.ts';
import { defaultParameters } from '../../solver/index.ts';
import { aLevel, anEnvelope, aTranche, monthsOf, weeksOf } from '../../test/solver/builders.ts';
import { aYear } from '../../test/solver/search/a-year.ts';

/** Far above what everything costs. */
const PLENTY = 1_000_000_000_000;

/** The fullest month alone; every session must be placed. */
export function peakAlone(secondsLimit: number, gap: number): Parameters {
  const parameters = defaultParameters();
  return {
    ...parameters,
    engine: 'highs',
    unplaced: 'FORBIDDEN',
    levels: [aLevel('smoothing', { gap, secondsLimit })],
    smoothing: { ...parameters.smoothing, mode: 'PEAK' },
  };
}

/** Every week of the year is open to every session, and money is no limit. */
export function fullWindows(sessions: number, seed: number): Instance {
  const year = aYear(sessions, seed);
  return {
    ...year,
    closures: [],
    prfOffers: [],
    envelopes: year.envelopes.map((one) => ({ ...one, tranches: [aTranche({ amountCents: PLENTY })] })),
    sessions: year.sessions.map((one) => ({
      ...one,
      window: { earliest: 0, latest: year.weeks.length - 1 },
    })),
  };
}

/** Wishes from January to June on 36 weeks with a truce from July; windows of 7 to 21 weeks; money that comes month by month. */
export function tightBudgets(sessions: number, seed: number): Instance {
  const year = aYear(sessions, seed);
  const weeks = weeksOf(2022).slice(0, 36);
  const moved = year.sessions.map((one): Session => {
    const later = one.window.latest - one.wishedWeek;
    const reach = later === 0 ? 3 : later;
    const wishedWeek = one.wishedWeek % 25;
    return {
      ...one,
      wishedWeek,
      window: { earliest: Math.max(0, wishedWeek - reach), latest: Math.min(35, wishedWeek + reach) },
      endDateByStart: one.endDateByStart.slice(0, 36),
    };
  });
  const opcos = [...new Set(moved.map(({ opco }) => opco))];
  return {
    ...year,
    weeks,
    months: monthsOf(weeks),
    sessions: moved,
    envelopes: opcos.map((id) =>
      monthByMonth(
        id,
        moved.filter(({ envelope }) => envelope === id),
        weeks,
      ),
    ),
  };
}

/**
 * What is released before each month: what cannot start later, and a third of what could start sooner. In
 * all, the cost to the cent.
 */
function monthByMonth(id: string, sessions: Session[], weeks: Instance['weeks']): Envelope {
  const costOf = (starts: (session: Session) => number, before: string): number =>
    sessions.reduce((sum, one) => (weeks[starts(one)]!.startDate < before ? sum + one.costCents : sum), 0);
  const dates = ['02', '03', '04', '05', '06', '07', '08', '09'].map((month) => `2022-${month}-01`);
  let released = 0;
  const tranches = [...dates, '9999'].map((before, i) => {
    const must = costOf((one) => lastOpenWeek(one, weeks), before);
    const could = costOf(({ window }) => window.earliest, before);
    const total = before === '9999' ? could : Math.max(released, must + Math.floor((could - must) / 3));
    const amountCents = total - released;
    released = total;
    return aTranche({ amountCents, date: i === 0 ? '2022-01-01' : dates[i - 1]! });
  });
  return anEnvelope({ id, tranches: tranches.filter(({ amountCents }) => amountCents > 0) });
}

/** The last week of its window that is not in July or August. */
function lastOpenWeek({ window }: Session, weeks: Instance['weeks']): number {
  const isOpen = (week: number): boolean => !/-0[78]-/.test(weeks[week]!.startDate);
  for (let week = window.latest; week > window.earliest; week -= 1) if (isOpen(week)) return week;
  return window.earliest;
}

/** Half a year either side of each wish. */
export function wideWindows(sessions: number, seed: number): Instance {
  const year = aYear(sessions, seed);
  const last = year.weeks.length - 1;
  return {
    ...year,
    sessions: year.sessions.map((one) => ({
      ...one,
      window: { earliest: Math.max(0, one.wishedWeek - 26), latest: Math.min(last, one.wishedWeek + 26) },
    })),
  };
}

/**
 * Years of several regions, each with its envelopes, below a national one. Coupled: before April the nation releases
 * what cannot start later and two fifths of what could start sooner. Not coupled: the nation never lacks money.
 */
export function aCountry(regions: number, sessions: number, coupled: boolean): Instance {
  const years = Array.from({ length: regions }, (_, r) => aYear(sessions, r + 1));
  const named = (r: number, id: string): string => `R${r}_${id}`;
  const all = years.flatMap((year, r) =>
    year.sessions.map(
      (one): Session => ({
        ...one,
        id: named(r, one.id),
        region: String(10 + r),
        departement: null,
        zone: one.zone === null ? null : named(r, one.zone),
        envelope: named(r, one.envelope),
      }),
    ),
  );
  const first = years[0]!;
  const before = (starts: (session: Session) => number): number =>
    all.reduce(
      (sum, one) => (first.weeks[starts(one)]!.startDate < '2022-04-01' ? sum + one.costCents : sum),
      0,
    );
  const must = before(({ window }) => window.latest);
  const spring = must + Math.round((before(({ window }) => window.earliest) - must) * 0.4);
  const total = all.reduce((sum, { costCents }) => sum + costCents, 0);
  return {
    ...first,
    name: 'France',
    regionCode: null,
    sessions: all,
    prfOffers: years.flatMap((year, r) =>
      year.prfOffers.map((one) => ({
        ...one,
        id: named(r, one.id),
        departement: null,
        zone: one.zone === null ? null : named(r, one.zone),
      })),
    ),
    envelopes: [
      anEnvelope({
        id: 'FRANCE',
        tranches: coupled
          ? [
              aTranche({ amountCents: spring }),
              aTranche({
                amountCents: Math.round(total * 1.01) - spring,
                date: '2022-04-01',
                kind: 'RESERVE',
              }),
            ]
          : [aTranche({ amountCents: PLENTY })],
      }),
      ...years.flatMap((year, r) =>
        year.envelopes.map((one) => ({ ...one, id: named(r, one.id), parent: 'FRANCE' })),
      ),
    ],
  };
}
