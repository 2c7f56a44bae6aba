/** One golden LP per constraint and per term, and the gate that fails when one is missing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Instance } from '../../../solver/instance/types.ts';
import { buildModel, CONSTRAINTS, emptyModel, TERMS } from '../../../solver/model/build.ts';
import { zero } from '../../../solver/model/lp.ts';
import { toLpText } from '../../../solver/model/lp-text.ts';
import { defaultParameters } from '../../../solver/parameters/defaults.ts';
import type { Parameters, TermName } from '../../../solver/parameters/types.ts';
import { expectGolden } from '../../support/golden.ts';
import {
  aClosure,
  aLevel,
  anEnvelope,
  anInstance,
  anIntake,
  anOffer,
  aTranche,
  someParameters,
  weeksFrom,
} from '../builders.ts';

const goldenFile = (name: string): URL => new URL(`./golden/${name}.lp`, import.meta.url);

/** Three weeks that straddle March and April: the second one starts in March, the third in April. */
const weeks = weeksFrom('2022-03-21', 3);

/** Two sessions: a welder in Caen that may start in any week, a cook in Rouen in the last two. */
function twoSessions(rest: Partial<Omit<Instance, 'sessions'>> = {}): Instance {
  return anInstance({
    weeks,
    alternanceIntakes: [anIntake({ date: '2022-05-29', maxGapWeeks: 10 })],
    months: [
      { month: '2022-03', quarter: '2022-Q1', workingDays: 9 },
      { month: '2022-04', quarter: '2022-Q2', workingDays: 6 },
    ],
    sessions: [
      {
        id: 'Soudeur (Caen)',
        agency: 'Caen',
        project: 'P1',
        alternanceIntakes: ['I1'],
        publishedWeek: 2,
        plannedEntries: 10,
        costCents: 5_000_050,
        wishedWeek: 2,
      },
      {
        id: 'Cuisinier',
        agency: 'Caen',
        project: 'P1',
        plannedEntries: 8,
        costCents: 4_000_000,
        wishedWeek: 2,
        window: { earliest: 1, latest: 2 },
        nature: 'CONJUNCTURAL',
        rome: 'G1602',
        zone: 'Rouen',
        departement: '76',
        placementWeight: 2,
      },
    ],
    ...rest,
  });
}

const reserveInApril = [
  anEnvelope({
    tranches: [
      aTranche({ amountCents: 6_000_000 }),
      aTranche({ amountCents: 4_000_000, kind: 'RESERVE', date: '2022-04-01' }),
    ],
  }),
];

const INSTANCES: Partial<Record<string, Partial<Omit<Instance, 'sessions'>>>> = {
  'envelope-budget': { envelopes: reserveInApril },
  concurrency: { prfOffers: [anOffer({ startDate: '2022-04-04' })] },
  'agency-load': { agencies: [{ id: 'Caen', launchCap: 1 }] },
  load: { agencies: [{ id: 'Caen', launchCap: 1 }] },
  'opco-load': { opcos: [{ id: 'AKTO', monthlyLaunchCap: 1 }] },
  'candidate-pool': {
    candidatePools: [{ id: 'Tous', family: 'H29', zone: null, departement: null, expectedCandidates: 9 }],
  },
  'unforeseen-reserve': { capacities: [{ quarter: '2022-Q1', entries: 12, costCents: 5_000_000 }] },
  'soft-closure': { closures: [aClosure({ kind: 'SOFT', from: '2022-04-01', to: '2022-04-30' })] },
};

/** What switches on the rules that are off by default. */
const SWITCHES: Partial<Record<string, Partial<Parameters>>> = {
  'agency-load': { agencyLoad: { mode: 'HARD', launchWeeks: 2 } },
  load: { agencyLoad: { mode: 'SOFT', launchWeeks: 1 } },
  'opco-load': { opcoLoad: { mode: 'HARD' } },
  'candidate-pool': { candidatePool: { mode: 'HARD' } },
  spacing: { spacing: { projectWeeks: 2, jobZoneWeeks: 0 } },
  'unforeseen-reserve': { unforeseenReserve: { share: 0.25 } },
};

/** The months only, in two steps: the golden files stay short. */
const { smoothing } = defaultParameters();
const short = { ...smoothing, slopes: [1, 3], periods: [{ period: 'MONTH' as const, weight: 1 }] };

function modelFor(rule: string, parameters: Parameters) {
  return emptyModel(twoSessions(INSTANCES[rule]), parameters);
}

describe('golden LP', () => {
  test.each(Object.keys(CONSTRAINTS) as (keyof typeof CONSTRAINTS)[])('constraint %s', (name) => {
    const model = modelFor(
      name,
      someParameters({
        levels: [aLevel('placement'), aLevel('smoothing')],
        smoothing: short,
        ...SWITCHES[name],
      }),
    );
    if (name === 'balance' || name === 'peak') CONSTRAINTS.entries(model);
    CONSTRAINTS[name](model);
    const { steps, peaks } = model.roughness;
    expectGolden(goldenFile(name), toLpText(model.lp, steps.terms.size > 0 ? steps : peaks));
  });

  test.each(Object.keys(TERMS) as TermName[])('term %s', (name) => {
    const parameters = someParameters({ levels: [aLevel(name)], smoothing: short, ...SWITCHES[name] });
    const model = buildModel(twoSessions(INSTANCES[name]), parameters);
    expectGolden(goldenFile(name), toLpText(model.lp, model.terms[name] ?? zero()));
  });

  test('the peak alone', () => {
    const parameters = someParameters({
      levels: [aLevel('smoothing')],
      smoothing: { ...smoothing, mode: 'PEAK' },
    });
    const model = buildModel(twoSessions(), parameters);
    expectGolden(goldenFile('smoothing-peak-alone'), toLpText(model.lp, model.terms.smoothing ?? zero()));
  });
});

describe('no rule lacks its tests', () => {
  const rules = {
    gates: readdirSync(new URL('../../../solver/gates/', import.meta.url)),
    constraints: readdirSync(new URL('../../../solver/model/constraints/', import.meta.url)),
    objectives: readdirSync(new URL('../../../solver/model/objectives/', import.meta.url)),
  };
  const notRules = ['gate.ts', 'candidates.ts'];
  const cases = Object.entries(rules).flatMap(([folder, files]) =>
    files
      .filter((file) => !notRules.includes(file))
      .map((file) => ({ folder, rule: file.replace('.ts', '') })),
  );

  test('rules are found', () => {
    expect(cases.length).toBeGreaterThanOrEqual(Object.keys(CONSTRAINTS).length + Object.keys(TERMS).length);
  });

  test.each(cases)(
    '$folder/$rule has a behaviour test and, in the model, a golden LP',
    ({ folder, rule }) => {
      const place = folder === 'gates' ? '../gates' : '.';
      const behaviour = new URL(`${place}/${rule}.test.ts`, import.meta.url);
      expect({ file: `${rule}.test.ts`, exists: existsSync(behaviour) }).toEqual({
        file: `${rule}.test.ts`,
        exists: true,
      });
      if (folder !== 'gates')
        expect({ golden: rule, exists: existsSync(goldenFile(rule)) }).toEqual({
          golden: rule,
          exists: true,
        });
    },
  );

  test.each(cases)('$folder/$rule opens with a comment of five lines', ({ folder, rule }) => {
    const root = folder === 'gates' ? '../../../solver/gates' : `../../../solver/model/${folder}`;
    const text = readFileSync(new URL(`${root}/${rule}.ts`, import.meta.url), 'utf8');
    const comments = text.match(/\/\*\*\n( \* .*\n)+ \*\//g) ?? [];
    const told = comments.find((comment) => /\n \* ".+/.test(comment)) ?? '';
    expect(told).toMatch(/Applies to/);
    expect(told).toMatch(/Unit/);
    expect(told).toMatch(/Source: /);
  });
});
