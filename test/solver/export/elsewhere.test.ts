/** The exact model, exported, has elsewhere the optimum that the solver found: every rule, every level, both formats. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Assignment,
  exportModel,
  type Instance,
  type Parameters,
  type Session,
  solve,
  type TermName,
  verify,
} from '../../../solver/index.ts';
import { CONSTRAINTS } from '../../../solver/model/build.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import {
  aCapacity,
  aClosure,
  aLevel,
  anAgency,
  anEnvelope,
  anInstance,
  anIntake,
  anOffer,
  anOpco,
  aPool,
  aTranche,
  someParameters,
  weeksFrom,
} from '../builders.ts';
import { aYear } from '../search/a-year.ts';
import { solveElsewhere } from './glpk.ts';
import { readByHighs, readersOnThePath } from './readers.ts';

const FORMATS = ['lp', 'mps'] as const;
const onThePath = readersOnThePath();

const exactLevels = (...terms: TermName[]) => terms.map((term) => aLevel(term, { secondsLimit: 60 }));

/** Values of the levels, each proven; null when no plan exists. */
async function provenValues(instance: Instance, parameters: Parameters): Promise<number[] | null> {
  const result = await solve(instance, parameters);
  if (result.status === 'INFEASIBLE') return null;
  if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
  expect(result.plan.levels.filter(({ gap }) => gap > 1e-9)).toEqual([]);
  return result.plan.levels.map(({ value }) => value);
}

/** The plan that the columns of a text say: `start_<session>_<date>` at 1. */
function planOf({ sessions, weeks }: Instance, columns: Map<string, number>): Assignment[] {
  return sessions.map(({ id }) => {
    const week = weeks.findIndex(
      ({ startDate }) => (columns.get(`start_${id}_${startDate.replaceAll('-', '')}`) ?? 0) > 0.5,
    );
    return { session: id, week: week === -1 ? null : week };
  });
}

/** Solves every level elsewhere, from both texts, and holds it to what the solver found. */
async function expectSameElsewhere(instance: Instance, parameters: Parameters): Promise<void> {
  const values = await provenValues(instance, parameters);
  for (const [level, { name }] of parameters.levels.entries()) {
    for (const format of FORMATS) {
      const text = exportModel(instance, parameters, { format, level, hold: values ?? [] });
      const found = await solveElsewhere(text, format);
      if (values === null) {
        expect({ name, format, end: found.end }).toEqual({ name, format, end: 'INFEASIBLE' });
        expect(await readByHighs(text, format)).toBeNull();
        continue;
      }
      expect(found.value).toBeCloseTo(values[level]!, 5);
      expect(await readByHighs(text, format)).toBeCloseTo(values[level]!, 5);
      const verdict = verify(instance, parameters, planOf(instance, found.columns));
      expect(verdict.violations).toEqual([]);
      expect(verdict.levels[level]!.value).toBeCloseTo(values[level]!, 5);
    }
  }
}

const weeks = weeksFrom('2022-02-28', 12);
const welder: Partial<Session> = { wishedWeek: 4, window: { earliest: 2, latest: 7 } };
const free: Partial<Session> = { wishedWeek: 4 };
const { smoothing } = someParameters();

/** Small cases in which each rule has rows of its own. */
const RULES: Record<string, { instance: Instance; parameters: Parameters }> = {
  'envelope-budget': {
    instance: anInstance({
      weeks,
      sessions: [welder, welder, welder],
      envelopes: [
        anEnvelope({
          tranches: [
            aTranche({ amountCents: 10_000_000 }),
            aTranche({ amountCents: 4_990_000, date: '2022-04-11', kind: 'RESERVE' }),
          ],
        }),
      ],
    }),
    parameters: someParameters({ levels: exactLevels('placement', 'fidelity') }),
  },
  'agency-load': {
    instance: anInstance({
      weeks,
      sessions: [free, free, free].map((one) => ({ ...one, agency: 'Caen' })),
      agencies: [anAgency({ launchCap: 1 })],
    }),
    parameters: someParameters({
      levels: exactLevels('fidelity'),
      agencyLoad: { mode: 'HARD', launchWeeks: 2 },
    }),
  },
  'opco-load, a wish that costs': {
    instance: anInstance({
      weeks,
      sessions: [free, free, free, free],
      opcos: [anOpco({ monthlyLaunchCap: 1 })],
    }),
    parameters: someParameters({ levels: exactLevels('load', 'fidelity'), opcoLoad: { mode: 'SOFT' } }),
  },
  'candidate-pool': {
    instance: anInstance({
      weeks,
      sessions: [free, free, free],
      candidatePools: [aPool({ expectedCandidates: 25 })],
    }),
    parameters: someParameters({ levels: exactLevels('placement'), candidatePool: { mode: 'HARD' } }),
  },
  spacing: {
    instance: anInstance({ weeks, sessions: [free, free, free].map((one) => ({ ...one, project: 'P1' })) }),
    parameters: someParameters({
      levels: exactLevels('fidelity'),
      spacing: { projectWeeks: 3, jobZoneWeeks: 0 },
    }),
  },
  'unforeseen-reserve': {
    instance: anInstance({
      weeks,
      sessions: [welder, welder, welder],
      capacities: [aCapacity({ entries: 25, costCents: 20_000_000 })],
    }),
    parameters: someParameters({
      levels: exactLevels('placement', 'fidelity'),
      unforeseenReserve: { share: 0.5 },
    }),
  },
  'balance and peak, by OPCO too': {
    instance: anInstance({
      weeks,
      sessions: [welder, welder, { ...welder, opco: 'OPCO EP' }, { ...welder, opco: 'OPCO-EP' }, free],
    }),
    parameters: someParameters({
      levels: exactLevels('smoothing', 'fidelity'),
      smoothing: { ...smoothing, scopes: ['REGION', 'OPCO'] },
    }),
  },
  'the peak alone': {
    instance: anInstance({ weeks, sessions: [free, free, free, free, { ...free, plannedEntries: 7 }] }),
    parameters: someParameters({
      levels: exactLevels('smoothing'),
      smoothing: { ...smoothing, mode: 'PEAK' },
    }),
  },
  'concurrency, wait and soft closures': {
    instance: anInstance({
      weeks,
      sessions: [welder, { ...welder, alternanceIntakes: ['I1'] }, free],
      alternanceIntakes: [anIntake({ date: '2022-06-15', maxGapWeeks: 6 })],
      prfOffers: [anOffer({ startDate: '2022-04-04' })],
      closures: [aClosure({ kind: 'SOFT', from: '2022-03-21', to: '2022-04-10' })],
    }),
    parameters: someParameters({ levels: exactLevels('concurrency', 'soft-closure', 'wait', 'fidelity') }),
  },
  'equity, then stability': {
    instance: anInstance({
      weeks,
      sessions: [welder, { ...welder, opco: 'OPCO EP' }, { ...welder, publishedWeek: 2, announced: true }],
      agencies: [anAgency({ launchCap: 1 })],
      closures: [aClosure({ from: '2022-03-21', to: '2022-04-03' })],
    }),
    parameters: someParameters({ levels: exactLevels('equity', 'stability', 'fidelity') }),
  },
};

describe('each rule', () => {
  test.each(Object.keys(RULES))('%s', async (rule) => {
    const { instance, parameters } = RULES[rule]!;
    await expectSameElsewhere(instance, parameters);
  });
});

test('no constraint is left out of these cases', () => {
  const rows = Object.values(RULES).flatMap(({ instance, parameters }) => {
    const text = exportModel(instance, parameters, { format: 'mps', level: 0 });
    return [...text.matchAll(/^ [ELG] (\S+)$/gm)].map(([, name]) => name!);
  });
  const without = Object.keys(CONSTRAINTS).filter(
    (rule) => !rows.some((name) => name.startsWith(`${rule.replace('-', '_')}_`)),
  );
  expect(without).toEqual([]);
});

test('what cannot be planned cannot be elsewhere', async () => {
  const instance = anInstance({
    weeks,
    sessions: [welder, welder],
    envelopes: [
      anEnvelope({
        // A hundred euros short: other solvers forgive a cent, within their tolerance; `verify` never does.
        tranches: [aTranche({ amountCents: 9_990_000 })],
      }),
    ],
  });
  const parameters = someParameters({ levels: exactLevels('fidelity'), unplaced: 'FORBIDDEN' });
  expect((await solve(instance, parameters)).status).toBe('INFEASIBLE');
  await expectSameElsewhere(instance, parameters);
});

/** GLPK proves some random programs in a second and others in an hour: the seed is fixed, so that time is too. */
const RANDOM = { seed: 2022, numRuns: 12 };

describe('random instances, every level', () => {
  const limits = { opcoLoad: { mode: 'HARD' }, spacing: { projectWeeks: 1, jobZoneWeeks: 1 } } as const;
  const everyTermButSmoothing = exactLevels(
    ...(['placement', 'concurrency', 'wait', 'equity', 'fidelity', 'stability'] as const),
  );

  test.each([
    ['of all terms but smoothing', 'ALLOWED', everyTermButSmoothing],
    ['of all terms but smoothing, every session placed', 'FORBIDDEN', everyTermButSmoothing],
    ['with smoothing', 'ALLOWED', exactLevels('placement', 'smoothing', 'fidelity')],
  ] as const)(
    '%s',
    async (_, unplaced, levels) => {
      const parameters = someParameters({ ...limits, unplaced, levels: [...levels] });
      const property = fc.asyncProperty(arbitraryInstance(4), (instance) =>
        expectSameElsewhere(instance, parameters),
      );
      await fc.assert(property, RANDOM);
    },
    60_000,
  );
});

const yearLevels = someParameters({
  levels: exactLevels('placement', 'concurrency', 'smoothing', 'fidelity'),
});

test('a year of ten sessions, every level', async () => {
  await expectSameElsewhere(aYear(10), yearLevels);
}, 120_000);

describe.each(onThePath)('a year of $name, when it is on the PATH', ({ name, reader }) => {
  // GLPK needs minutes to prove what cbc proves in seconds: it is given a smaller year.
  const sessions = name === 'cbc' ? 20 : 10;

  test.each(FORMATS)(
    'every level, from %s',
    async (format) => {
      const instance = aYear(sessions);
      const values = await provenValues(instance, yearLevels);
      for (const level of yearLevels.levels.keys()) {
        const text = exportModel(instance, yearLevels, { format, level, hold: values! });
        expect(await reader(text, format)).toBeCloseTo(values![level]!, 4);
      }
    },
    240_000,
  );
});

test('a plan that uses its tolerance is held with it', async () => {
  // Within three times the best smoothing, the second level finds less displacement than within 0 %.
  const levels = exactLevels('smoothing', 'fidelity');
  const values: Record<number, number> = {};
  for (const tolerance of [0, 2]) {
    const parameters = someParameters({ levels: [{ ...levels[0]!, tolerance }, levels[1]!] });
    const instance = anInstance({ weeks, sessions: [welder, welder, free, free] });
    const [first, second] = (await provenValues(instance, parameters))!;
    for (const format of FORMATS) {
      const text = exportModel(instance, parameters, { format, level: 'fidelity', hold: [first!] });
      expect((await solveElsewhere(text, format)).value).toBeCloseTo(second!, 5);
    }
    values[tolerance] = second!;
  }
  expect(values[2]).toBeLessThan(values[0]!);
});
