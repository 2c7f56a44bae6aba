/** Input that no plan could come from: typed problems that name it, wherever it comes in; never a throw, a hang or a plan. */
import { describe, expect, test } from '@jest/globals';
import {
  checkInstance,
  checkParameters,
  type Instance,
  type Parameters,
  solve,
  verify,
} from '../../../solver/index.ts';
import { aLevel, anInstance, aSession, someParameters, weeksFrom } from '../builders.ts';
import { BAD_INPUT, type Fault, sound, spoiled } from './bad-input.ts';

test('what the faults are put in is sound', () => {
  expect(checkInstance(sound())).toEqual([]);
});

describe.each(BAD_INPUT)('%s', (...fault: Fault) => {
  test('is all that check tells', () => {
    expect(checkInstance(spoiled(fault))).toEqual(fault[2]);
  });

  test('is what a solve answers, without a plan', async () => {
    expect(await solve(spoiled(fault), someParameters())).toEqual({ status: 'INVALID', problems: fault[2] });
  });
});

test('all of them are told at once', () => {
  const told = checkInstance(spoiled(...BAD_INPUT)).map(({ code, path }) => `${code} ${path}`);
  const expected = BAD_INPUT.flatMap(([, , problems]) => problems).map(({ code, path }) => `${code} ${path}`);
  expect(told.toSorted()).toEqual(expected.toSorted());
});

describe('weights of a scenario', () => {
  const weighing = (weight: number): Parameters =>
    someParameters({ levels: [aLevel('fidelity', { terms: [{ term: 'fidelity', weight }] })] });

  test.each([
    [
      Number.NaN,
      'TYPE_INVALID',
      "« NaN » n'est pas accepté en /levels/0/terms/0/weight. Attendu : un nombre. Corriger la valeur.",
    ],
    [
      Number.POSITIVE_INFINITY,
      'TYPE_INVALID',
      "« Infinity » n'est pas accepté en /levels/0/terms/0/weight. Attendu : un nombre. Corriger la valeur.",
    ],
    [
      -1,
      'OUT_OF_BOUNDS',
      "« -1 » n'est pas accepté en /levels/0/terms/0/weight. Attendu : un nombre (valeur >= 0). Corriger la valeur.",
    ],
  ])('%d is named, by check and by a solve', async (weight, code, message) => {
    const problems = [{ code, path: '/levels/0/terms/0/weight', value: weight, message }];
    expect(checkParameters(weighing(weight))).toEqual(problems);
    expect(await solve(sound(), weighing(weight))).toEqual({ status: 'INVALID', problems });
  });

  test('NaN is no weight of a session either', async () => {
    const instance = sound();
    instance.sessions[1]!.placementWeight = Number.NaN;
    expect(await solve(instance, someParameters())).toMatchObject({
      status: 'INVALID',
      problems: [{ code: 'WEIGHT_INVALID', path: '/sessions/1/placementWeight', value: Number.NaN }],
    });
  });
});

describe('ten thousand sessions in one week', () => {
  const weeks = weeksFrom('2022-01-03', 1);
  const session = aSession({}, weeks);
  const crowd: Instance = {
    ...anInstance({ weeks }),
    sessions: Array.from({ length: 10_000 }, (_, s) => ({ ...session, id: `S${s}` })),
  };

  test('are checked while one waits', () => {
    const started = performance.now();
    expect(checkInstance(crowd)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('a fault of each is told of each', () => {
    const faulty = { ...crowd, sessions: crowd.sessions.map((one) => ({ ...one, placementWeight: -1 })) };
    const problems = checkInstance(faulty);
    expect(problems).toHaveLength(10_000);
    expect(problems.at(-1)).toMatchObject({ code: 'WEIGHT_INVALID', path: '/sessions/9999/placementWeight' });
  });

  test('end in a plan within the limits given, money for two hundred of them', async () => {
    const parameters = someParameters({
      levels: someParameters().levels.map((level) => ({ ...level, secondsLimit: 1 })),
    });
    const result = await solve(crowd, parameters);
    if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
    const { plan } = result;
    expect(verify(crowd, parameters, plan.assignments).violations).toEqual([]);
    // 10 000 000 EUR at 50 000 EUR a session.
    expect(plan.assignments.filter(({ week }) => week !== null)).toHaveLength(200);
    expect(plan.levels[0]).toMatchObject({ value: 98_000, bound: expect.closeTo(98_000, 2), end: 'PROVEN' });
  });
});
