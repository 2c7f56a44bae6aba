import { describe, expect, test } from '@jest/globals';
import type { CampaignData } from '../../src/scenarios/campaign-data.ts';
import { defaultChoices } from '../../src/scenarios/choices.ts';
import { type DatedDecision, type HandRules, noHand } from '../../src/scenarios/hand.ts';
import {
  type AdoptedPlans,
  NO_PLANS,
  type PreparedSolve,
  prepareSolve,
} from '../../src/scenarios/prepare.ts';
import { aCampaign, aSessionRow, wishedOn } from './rows.ts';

/** Four sessions of Monday 14 March 2022, week 10; the last one started on 7 March, week 9. */
const campaign: Partial<CampaignData> = {
  sessions: [
    aSessionRow({ reference: 'S1' }),
    aSessionRow({ reference: 'S2', opco: 'AKTO', branch: 'travail temporaire' }),
    aSessionRow({ reference: 'S3', opco: 'AKTO' }),
    aSessionRow({ reference: 'S4', state: 'STARTED', ...wishedOn('2022-03-07') }),
    aSessionRow({ reference: 'S5', state: 'ABANDONED' }),
  ],
};

function ask(hand: Partial<HandRules>, plans: Partial<AdoptedPlans> = {}) {
  return prepareSolve(
    aCampaign(campaign),
    defaultChoices(),
    { ...noHand(), ...hand },
    { ...NO_PLANS, ...plans },
  );
}

async function prepared(hand: Partial<HandRules>, plans: Partial<AdoptedPlans> = {}): Promise<PreparedSolve> {
  const answer = await ask(hand, plans);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer;
}

async function problemsOf(hand: Partial<HandRules>, plans: Partial<AdoptedPlans> = {}): Promise<string[]> {
  const answer = await ask(hand, plans);
  return 'problems' in answer ? answer.problems.map(({ code, path }) => `${code} ${path}`) : [];
}

const sessionOf = ({ instance }: PreparedSolve, id: string) =>
  instance.sessions.find((session) => session.id === id)!;

/** A plan that has S1 in week 12, S2 in week 10 and S4 where it started; S3 is left out. */
const PLAN = new Map([
  ['S1', '2022-03-28'],
  ['S2', '2022-03-14'],
  ['S4', '2022-03-07'],
]);

test('without a hand, the instance and the parameters are those of the scenario', async () => {
  const { parameters, effects, phases, leftOut } = await prepared({});
  expect({ parameters, effects, phases }).toEqual({
    parameters: defaultChoices().solver,
    effects: [],
    phases: null,
  });
  expect(leftOut.map(({ session }) => session)).toEqual(['S5']);
});

describe('decisions', () => {
  test('a session pinned by name starts that very day; one that a filter pins keeps its weekday', async () => {
    const named: DatedDecision = { kind: 'PIN', which: ['S1'], at: '2022-04-06' };
    const filtered: DatedDecision = {
      kind: 'PIN',
      which: { branch: ['travail temporaire'] },
      at: '2022-04-06',
    };
    const answer = await prepared({ decisions: [named, filtered] });
    for (const [id, start] of [
      ['S1', '2022-04-06'],
      ['S2', '2022-04-04'],
    ] as const) {
      const { pinnedWeek, pinReason, startDateByStart } = sessionOf(answer, id);
      expect([pinnedWeek, pinReason, startDateByStart?.[13]]).toEqual([13, 'PLANNER', start]);
    }
    expect(answer.effects).toEqual([
      { session: 'S1', rule: '/decisions/0', kind: 'PINNED', weeks: [13] },
      { session: 'S2', rule: '/decisions/1', kind: 'PINNED', weeks: [13] },
    ]);
  });

  test('a session that no plan can hold says why; one of no campaign is unknown', async () => {
    const at = '2022-04-06';
    const answer = await ask({ decisions: [{ kind: 'PIN', which: ['S5', 'S9'], at }] });
    expect('problems' in answer && answer.problems).toEqual([
      {
        code: 'SESSION_LEFT_OUT',
        path: '/hand/decisions/0/which/0',
        value: 'S5',
        message: "La session S5 est abandonnée : elle n'est plus à programmer. Ou retirez-la de la décision.",
      },
      expect.objectContaining({ code: 'SESSION_UNKNOWN', path: '/hand/decisions/0/which/1', value: 'S9' }),
    ]);
  });

  test('a fact is not moved, and the problem names it', async () => {
    const decisions: DatedDecision[] = [{ kind: 'NOT_BEFORE', which: ['S4'], date: '2022-04-04' }];
    expect(await problemsOf({ decisions })).toEqual(['SESSION_FIXED /hand/decisions/0/date']);
  });
});

describe('a part of the sessions', () => {
  const solveOnly = { opco: ['OPCO_2I'] };

  test('the rest stays where the plan in force has it, or out of it', async () => {
    const answer = await prepared({ solveOnly }, { inForce: PLAN });
    expect([sessionOf(answer, 'S1').pinnedWeek, sessionOf(answer, 'S2').pinnedWeek]).toEqual([null, 10]);
    expect(sessionOf(answer, 'S3').forbiddenWeeks).toHaveLength(answer.instance.weeks.length);
    expect(answer.effects).toEqual([
      { session: 'S2', rule: '/solveOnly', kind: 'KEPT', weeks: [10] },
      { session: 'S3', rule: '/solveOnly', kind: 'KEPT', weeks: [] },
    ]);
  });

  test('the published plan is in force unless another one is named; without any there is nothing to keep', async () => {
    expect((await prepared({ solveOnly }, { published: PLAN })).effects).toHaveLength(2);
    expect(await problemsOf({ solveOnly })).toEqual(['NOTHING_PUBLISHED /hand/solveOnly']);
  });
});

test('the least change has a level of its own, and its prices', async () => {
  const { parameters } = await prepared({ minimalChange: { perMove: 7 } }, { published: PLAN });
  expect(parameters.levels.map(({ name }) => name).slice(0, 2)).toEqual(['placement', 'stability']);
  expect(parameters.stability).toEqual({ ...defaultChoices().solver.stability, perMove: 7 });
  expect(await problemsOf({ minimalChange: { after: 'absent' } }, { published: PLAN })).toEqual([
    'LEVEL_UNKNOWN /hand/minimalChange/after',
  ]);
});

describe('a rolling horizon', () => {
  const horizon = { today: '2022-03-16', frozenWeeks: 1, publishedWeeks: 2 };

  test('what has started is a fact, what is frozen is engaged, what is published is announced', async () => {
    const answer = await prepared({ horizon }, { published: PLAN });
    const told = ['S1', 'S2', 'S3'].map((id) => {
      const { pinnedWeek, pinReason, publishedWeek, announced, forbiddenWeeks } = sessionOf(answer, id);
      return [pinnedWeek, pinReason, publishedWeek, announced, forbiddenWeeks.length];
    });
    expect(told).toEqual([
      [null, null, 12, true, 11],
      [10, 'STARTED', 10, true, 0],
      [null, null, null, false, 11],
    ]);
    expect(answer.phases?.slice(8, 14)).toEqual([
      'HISTORY',
      'HISTORY',
      'FROZEN',
      'PUBLISHED',
      'PUBLISHED',
      'DRAFT',
    ]);
    expect(answer.effects).toEqual([{ session: 'S2', rule: '/horizon', kind: 'PINNED', weeks: [10] }]);
  });

  test('without a plan in force nobody knows what has started', async () => {
    expect(await problemsOf({ horizon })).toEqual(['NOTHING_PUBLISHED /hand/horizon']);
  });

  test('a fact of the campaign comes before a plan that had it elsewhere', async () => {
    const moved = new Map(PLAN).set('S4', '2022-05-02');
    expect(await problemsOf({ horizon }, { published: moved })).toEqual([]);
  });
});

test('an instance that contradicts itself is told before the hand', async () => {
  const data = aCampaign({ ...campaign, sessions: [] });
  const hand = { ...noHand(), decisions: [{ kind: 'PIN' as const, which: ['S1'], at: '2022-04-06' }] };
  const answer = await prepareSolve(data, defaultChoices(), hand);
  expect('problems' in answer && answer.problems.map(({ path }) => path)).toEqual(['/sessions']);
});
