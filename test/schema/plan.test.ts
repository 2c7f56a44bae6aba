import { beforeAll, describe, expect, test } from '@jest/globals';
import type { PlanProofType } from '../../schema/plan/proof.type.ts';
import { checkPlanProof, type PlanProof } from '../../solver/index.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { instanceOf, parametersOf } from '../../src/runs/index.ts';
import { solvingApi } from '../support/campaign-api.ts';
import { create, launch, SMOOTH_THEN_NEAR } from '../support/scenario-verbs.ts';

const { db, api, worker } = solvingApi();
let run: string;

beforeAll(async () => {
  const scenario = await create(api, { campaign: 'petite', name: 'Lisser', choices: SMOOTH_THEN_NEAR });
  run = await launch(api, scenario);
  await worker.idle();
});

const curve = (...entries: [string, number][]) => ({
  points: entries.map(([period, sessions]) => ({ period, sessions, entries: sessions * 10 })),
});

describe('the plan of a run', () => {
  test('the query that the README shows', async () => {
    const answer = await api.ask(`{
      campaign(slug: "petite") {
        title
        wishedCurve: entryCurve(period: MONTH) { points { period sessions entries } undated { sessions } sessionsWithoutEntries }
        latestPlan {
          peakBefore { month sessions entries } peakAfter { entries }
          weeksMoved traineeWeeksMoved sessionsMoved unplaced { sessions entries }
          end
          levels { name terms value finalValue bound gap end proof provenBound restsOn }
          scores { placement concurrency smoothing fidelity }
          wishedCurve(period: QUARTER) { points { period sessions entries } }
        }
      }
    }`);
    expect(answer).toEqual({
      status: 200,
      data: {
        campaign: {
          title: 'Petite campagne',
          wishedCurve: {
            ...curve(['2022-03', 0], ['2022-04', 6], ['2022-05', 0], ['2022-06', 0]),
            undated: { sessions: 0 },
            sessionsWithoutEntries: 0,
          },
          latestPlan: {
            peakBefore: { month: '2022-04', sessions: 6, entries: 60 },
            peakAfter: { entries: 20 },
            // Two sessions a week earlier, in March; two four weeks later, in May; two where they were asked for.
            weeksMoved: 10,
            traineeWeeksMoved: 100,
            sessionsMoved: 4,
            unplaced: { sessions: 0, entries: 0 },
            end: 'PROVEN',
            levels: [
              {
                name: 'lissage',
                terms: ['SMOOTHING'],
                value: 20,
                finalValue: 20,
                bound: 20,
                provenBound: 20,
                restsOn: 'MULTIPLIERS',
                gap: 0,
                end: 'PROVEN',
                proof: true,
              },
              {
                name: 'fidélité',
                terms: ['FIDELITY'],
                value: 200,
                finalValue: 200,
                bound: 200,
                provenBound: 200,
                restsOn: 'MULTIPLIERS',
                gap: 0,
                end: 'PROVEN',
                proof: true,
              },
            ],
            scores: { placement: 0, concurrency: 0, smoothing: 20, fidelity: 100 },
            wishedCurve: curve(['2022-Q1', 0], ['2022-Q2', 6]),
          },
        },
      },
    });
  });

  test('what makes its bounds, and anybody redoes them from the document', async () => {
    const { data } = await api.ask(
      `query ($run: ID!) { run(id: $run) { plan { proof { document
        levels { name value atMost bound parts multipliers { on multiplier } } } } } }`,
      { run },
    );
    const { levels, document } = (data as { run: { plan: { proof: PlanProofType } } }).run.plan.proof;
    expect(levels).toMatchObject([
      { name: 'lissage', value: 20, bound: 20 },
      { name: 'fidélité', value: 200, bound: 200 },
    ]);
    const kept = await db.orm.em.fork().findOneOrFail(OptimizationRun, run, { populate: ['instance'] });
    expect(checkPlanProof(instanceOf(kept), parametersOf(kept), JSON.parse(document) as PlanProof)).toEqual({
      holds: true,
      levels: [
        { name: 'lissage', bound: 20 },
        { name: 'fidélité', bound: 200 },
      ],
    });
  });

  test('each session with its start, displacement and reasons', async () => {
    const answer = await api.ask(
      `query ($run: ID!) { run(id: $run) { plan {
        moved: assignments(filter: { moved: true }, order: { field: DISPLACEMENT, direction: DESC }) {
          totalCount nodes { startsOn endsOn displacementWeeks session { campaign { slug } } reasons { __typename message ... on LevelReason { level increase } } } }
        kept: assignments(filter: { moved: false }) { nodes { startsOn endsOn displacementWeeks reasons { __typename message } } }
        unplaced: assignments(filter: { unplaced: true }) { totalCount }
        may: assignments(filter: { from: "2022-05-01", to: "2022-05-31", opcos: ["AKTO"], departements: ["14"] }) { totalCount }
        all: assignments(order: { field: SESSION_REFERENCE }) { nodes { session { reference } } } } } }`,
      { run },
    );
    const levelReason = (increase: number) => [
      {
        __typename: 'LevelReason',
        message: `À la date demandée, « lissage » augmenterait de ${increase}.`,
        level: 'lissage',
        increase,
      },
    ];
    const late = {
      startsOn: '2022-05-02',
      endsOn: '2022-05-13',
      displacementWeeks: 4,
      session: { campaign: { slug: 'petite' } },
      reasons: levelReason(10),
    };
    const early = {
      startsOn: '2022-03-28',
      endsOn: '2022-04-08',
      displacementWeeks: -1,
      session: { campaign: { slug: 'petite' } },
      reasons: levelReason(10),
    };
    const asWished = {
      startsOn: '2022-04-04',
      endsOn: '2022-04-15',
      displacementWeeks: 0,
      reasons: [{ __typename: 'AsWishedReason', message: 'À la date demandée.' }],
    };
    expect(answer).toEqual({
      status: 200,
      data: {
        run: {
          plan: {
            moved: { totalCount: 4, nodes: [late, late, early, early] },
            kept: { nodes: [asWished, asWished] },
            unplaced: { totalCount: 0 },
            may: { totalCount: 2 },
            all: {
              nodes: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map((reference) => ({ session: { reference } })),
            },
          },
        },
      },
    });
  });

  test('what every envelope has released, engaged and left at each date', async () => {
    const answer = await api.ask(
      'query ($run: ID!) { run(id: $run) { plan { envelopeConsumption { reference label overdrawnOn points { date released engaged remaining } } } } }',
      { run },
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        run: {
          plan: {
            envelopeConsumption: [
              {
                reference: 'ENV',
                label: 'Enveloppe ENV',
                overdrawnOn: null,
                points: [
                  { date: '2022-01-03', released: '6000.00', engaged: '0.00', remaining: '6000.00' },
                  { date: '2022-03-28', released: '6000.00', engaged: '2000.00', remaining: '4000.00' },
                  { date: '2022-04-04', released: '6000.00', engaged: '4000.00', remaining: '2000.00' },
                  { date: '2022-05-02', released: '6000.00', engaged: '6000.00', remaining: '0.00' },
                ],
              },
            ],
          },
        },
      },
    });
  });

  test('the curve of the plan, by month and quarter, from the plan and from the campaign', async () => {
    const answer = await api.ask(
      `query ($run: ID!) {
        run(id: $run) { plan { curve { points { period sessions entries } } } }
        campaign(slug: "petite") { entryCurve(period: QUARTER, run: $run) { points { period sessions entries } } } }`,
      { run },
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        run: { plan: { curve: curve(['2022-03', 2], ['2022-04', 2], ['2022-05', 2], ['2022-06', 0]) } },
        campaign: { entryCurve: curve(['2022-Q1', 2], ['2022-Q2', 4]) },
      },
    });
  });

  test('a run without a plan has no curve: a typed "not found"', async () => {
    expect(
      await api.ask('{ campaign(slug: "petite") { entryCurve(run: "12") { points { period } } } }'),
    ).toEqual({
      status: 200,
      data: { campaign: { entryCurve: null } },
      errors: [
        {
          message:
            "Plan du calcul « 12 » : rien de ce nom n'existe. La requête `runs` donne les calculs de petite et leur état.",
          locations: [{ line: 1, column: 30 }],
          path: ['campaign', 'entryCurve'],
          extensions: { code: 'NOT_FOUND', kind: 'Plan du calcul', key: '12' },
        },
      ],
    });
  });
});
