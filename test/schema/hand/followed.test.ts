/** What a run and a scenario make of a hand. */

import { expect, test } from '@jest/globals';
import { create, launch } from '../../support/scenario-verbs.ts';
import { apiAfterAPlan, HAND, SOLVER } from './as-wished.ts';

const { api, worker, asWished } = apiAfterAPlan();

test('is followed by the run, and each session says which of its rules touch it', async () => {
  const choices = { solver: SOLVER, hand: { ...HAND, plan: asWished.id } };
  const id = await create(api, { campaign: 'petite', name: 'Suivie', choices });
  const run = await launch(api, id);
  await worker.idle();
  const answer = await api.ask(
    `query ($run: ID!) { run(id: $run) { state plan { levels { name } assignments(order: { field: SESSION_REFERENCE }) {
       nodes { session { reference } startsOn reasons { message } handEffects { rule decision kind weeks message } } } } } }`,
    { run },
  );
  const closed = (weeks: string[]) => ({
    rule: '/decisions/1',
    decision: 1,
    kind: 'CLOSED',
    weeks,
    message: '2 semaines fermées par la décision 1.',
  });
  const wished = {
    rule: '/decisions/2',
    decision: 2,
    kind: 'WISHED',
    weeks: ['2022-05-02'],
    message: 'Préférée par la décision 2 : semaine du 02/05/2022.',
  };
  const fortnight = closed(['2022-04-18', '2022-04-25']);
  const waits = (weeks: string[]) => ({
    rule: '/decisions/3',
    decision: 3,
    kind: 'CLOSED',
    weeks,
    message: `${weeks.length} semaines fermées par la décision 3.`,
  });
  const march = ['2022-02-28', '2022-03-07', '2022-03-14', '2022-03-21', '2022-03-28'];
  const effects: Record<string, unknown[]> = {
    S1: [
      {
        rule: '/decisions/0',
        decision: 0,
        kind: 'PINNED',
        weeks: ['2022-05-09'],
        message: 'Imposée par la décision 0 : semaine du 09/05/2022.',
      },
      fortnight,
      wished,
    ],
    S2: [fortnight, wished, waits(march)],
    S3: [fortnight, wished, waits(march)],
    S4: [fortnight, wished],
    S5: [fortnight, wished],
    S6: [wished],
  };
  expect(answer).toEqual({
    status: 200,
    data: {
      run: {
        state: 'SUCCEEDED',
        plan: {
          levels: [{ name: 'stability' }, { name: 'placement' }, { name: 'lissage' }],
          assignments: {
            nodes: Object.entries(effects).map(([reference, handEffects]) => ({
              session: { reference },
              // The least change comes first: only what is pinned leaves its week, for its very day.
              startsOn: reference === 'S1' ? '2022-05-11' : '2022-04-04',
              reasons: expect.any(Array),
              handEffects,
            })),
          },
        },
      },
    },
  });
  const whole = await api.ask(
    `query ($id: ID!) { scenario(id: $id) {
       appliedHand { rules { rule decision kind sessions } weeks { startsOn phase } problems { code } }
       handEffects(session: "S6") { sessionReference rule kind } } }`,
    { id },
  );
  expect(whole).toEqual({
    status: 200,
    data: {
      scenario: {
        appliedHand: {
          rules: [
            { rule: '/decisions/0', decision: 0, kind: 'PINNED', sessions: 1 },
            { rule: '/decisions/1', decision: 1, kind: 'CLOSED', sessions: 5 },
            { rule: '/decisions/2', decision: 2, kind: 'WISHED', sessions: 6 },
            { rule: '/decisions/3', decision: 3, kind: 'CLOSED', sessions: 2 },
          ],
          weeks: [],
          problems: [],
        },
        handEffects: [{ sessionReference: 'S6', rule: '/decisions/2', kind: 'WISHED' }],
      },
    },
  });
});

test('moves a part and leaves the rest where the plan in force has it', async () => {
  const hand = { plan: asWished.id, solveOnly: { filter: { except: ['S1', 'S2', 'S3', 'S4'] } } };
  const id = await create(api, {
    campaign: 'petite',
    name: 'Une partie',
    choices: { solver: SOLVER, hand },
  });
  const run = await launch(api, id);
  await worker.idle();
  const answer = await api.ask(
    `query ($run: ID!) { run(id: $run) { plan { assignments(order: { field: SESSION_REFERENCE }) {
       nodes { startsOn handEffects { rule decision kind message } } } } } }`,
    { run },
  );
  const { nodes } = (
    answer.data as {
      run: { plan: { assignments: { nodes: { startsOn: string; handEffects: object[] }[] } } };
    }
  ).run.plan.assignments;
  expect(nodes.slice(0, 4)).toEqual(
    Array.from({ length: 4 }, () => ({
      startsOn: '2022-04-04',
      handEffects: [
        {
          rule: '/solveOnly',
          decision: null,
          kind: 'KEPT',
          message:
            'Laissée où le plan en vigueur la met (semaine du 04/04/2022) parce que seule une partie est à placer.',
        },
      ],
    })),
  );
  expect(nodes.slice(4).map(({ handEffects }) => handEffects)).toEqual([[], []]);
  // Four are in April and stay: the two others leave it, each for a month of its own.
  expect(new Set(nodes.slice(4).map(({ startsOn }) => startsOn.slice(0, 7)))).not.toContain('2022-04');
});

test('rolls the horizon: what is over is a fact, what is frozen does not change', async () => {
  const horizon = { today: '2022-04-06', frozenWeeks: 1, publishedWeeks: 1 };
  const hand = { plan: asWished.id, horizon };
  const id = await create(api, { campaign: 'petite', name: 'En avril', choices: { hand } });
  const answer = await api.ask(
    'query ($id: ID!) { scenario(id: $id) { appliedHand { rules { rule kind sessions } weeks { startsOn phase } } } }',
    { id },
  );
  const { rules, weeks } = (
    answer.data as {
      scenario: { appliedHand: { rules: object[]; weeks: { startsOn: string; phase: string }[] } };
    }
  ).scenario.appliedHand;
  expect(rules).toEqual([{ rule: '/horizon', kind: 'PINNED', sessions: 6 }]);
  expect(weeks.slice(4, 8)).toEqual([
    { startsOn: '2022-03-28', phase: 'HISTORY' },
    { startsOn: '2022-04-04', phase: 'FROZEN' },
    { startsOn: '2022-04-11', phase: 'PUBLISHED' },
    { startsOn: '2022-04-18', phase: 'DRAFT' },
  ]);
});
