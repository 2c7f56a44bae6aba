/** The engines as the solver sees them: in their worker, in our words, never past their limit. */
import { describe, expect, test } from '@jest/globals';
import type { EngineAnswer, EngineProgram, EngineTask } from '../../../solver/engines/engine.ts';
import { openHostedEngine } from '../../../solver/engines/hosted.ts';
import type { EngineName } from '../../../solver/engines/messages.ts';
import { buildModel, levelObjective } from '../../../solver/model/build.ts';
import { toCosts, toEngineProgram } from '../../../solver/search/program.ts';
import { aLevel, someParameters } from '../builders.ts';
import { aYear } from '../search/a-year.ts';
import { aProgram, aTask, randomProgram } from './programs.ts';

async function solveOnce(
  engine: EngineName,
  program: EngineProgram,
  task: EngineTask,
): Promise<EngineAnswer> {
  const hosted = await openHostedEngine(engine, program);
  try {
    return await hosted.solve(task);
  } finally {
    await hosted.close();
  }
}

/** 5 x + 4 y + 3 z >= 8 at costs 6, 5, 4: relaxed 9.75 with x and most of y, in whole numbers 10 with x and z. */
const knapsack = (integer: boolean): EngineProgram => aProgram(3, [{ row: [5, 4, 3], lower: 8 }], integer, 1);
const knapsackTask = aTask([6, 5, 4]);

describe.each<EngineName>(['highs', 'javascript-lp-solver'])('%s', (engine) => {
  test('solves a linear program', async () => {
    const answer = await solveOnce(engine, knapsack(false), knapsackTask);
    expect({ end: answer.end, bound: answer.bound }).toEqual({
      end: 'OPTIMAL',
      bound: expect.closeTo(9.75, 6),
    });
    expect([...answer.point!]).toEqual([1, expect.closeTo(0.75, 6), 0]);
  });

  test('solves it in whole numbers', async () => {
    const answer = await solveOnce(engine, knapsack(true), knapsackTask);
    expect({ end: answer.end, point: [...answer.point!], bound: answer.bound }).toEqual({
      end: 'OPTIMAL',
      point: [1, 0, 1],
      bound: expect.closeTo(10, 6),
    });
  });

  test('relaxed, solves it in any numbers, and in whole ones again afterwards', async () => {
    const hosted = await openHostedEngine(engine, knapsack(true));
    try {
      const relaxed = await hosted.solve({ ...knapsackTask, relaxed: true });
      expect({ end: relaxed.end, bound: relaxed.bound }).toEqual({
        end: 'OPTIMAL',
        bound: expect.closeTo(9.75, 6),
      });
      expect([...relaxed.point!]).toEqual([1, expect.closeTo(0.75, 6), 0]);
      expect([...(await hosted.solve(knapsackTask)).point!]).toEqual([1, 0, 1]);
    } finally {
      await hosted.close();
    }
  });

  test('says infeasible', async () => {
    const answer = await solveOnce(engine, aProgram(1, [{ row: [1], lower: 2 }], false, 1), aTask([1]));
    expect({ end: answer.end, point: answer.point }).toEqual({ end: 'INFEASIBLE', point: null });
  });

  test('keeps the program live: another objective, then another row', async () => {
    const hosted = await openHostedEngine(engine, knapsack(true));
    expect([...(await hosted.solve(knapsackTask)).point!]).toEqual([1, 0, 1]);
    expect([...(await hosted.solve(aTask([6, 5, 9]))).point!]).toEqual([1, 1, 0]);
    hosted.addRow({
      lower: -Infinity,
      upper: 1,
      indices: Int32Array.of(0, 1),
      values: Float64Array.of(1, 1),
    });
    expect([...(await hosted.solve(aTask([6, 5, 9]))).point!]).toEqual([1, 0, 1]);
    await hosted.close();
  });
});

test('the two agree on twenty random programs, continuous and whole', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    for (const integer of [false, true]) {
      const { program, costs } = randomProgram(seed, 8, 6, integer);
      const highs = await solveOnce('highs', program, aTask(costs));
      const other = await solveOnce('javascript-lp-solver', program, aTask(costs));
      expect({ seed, integer, end: other.end }).toEqual({ seed, integer, end: highs.end });
      expect(other.bound).toBeCloseTo(highs.bound, 5);
    }
  }
});

describe('limits', () => {
  /** Each OPCO smoothed on its own: minutes of work for an exact answer. */
  const parameters = someParameters({
    levels: [aLevel('smoothing')],
    unplaced: 'FORBIDDEN',
    smoothing: { ...someParameters().smoothing, scopes: ['OPCO'] },
  });
  const taskOf = (sessions: number, rest: Partial<EngineTask>) => {
    const model = buildModel(aYear(sessions), parameters);
    const { costs, offset } = toCosts(levelObjective(model, parameters.levels[0]!), model.lp.columns.length);
    return { program: toEngineProgram(model.lp), task: { ...aTask([...costs], rest), offset } };
  };

  test('javascript-lp-solver out of time says feasible of a fractional point: it is not believed', async () => {
    const { program, task } = taskOf(20, { secondsLimit: 0.5 });
    const answer = await solveOnce('javascript-lp-solver', program, task);
    expect(answer).toEqual({
      end: 'CLOCK',
      point: null,
      bound: -Infinity,
      nodes: 0,
      reason: expect.stringMatching(/^integer column \d+ is 0?\.\d+$/),
    });
  });

  test('an engine that does not look at its clock is ended, and is gone', async () => {
    const { program, task } = taskOf(500, { secondsLimit: 0.05 });
    const relaxed = { ...program, integer: new Uint8Array(program.columns) };
    const hosted = await openHostedEngine('javascript-lp-solver', relaxed);
    const started = performance.now();
    expect((await hosted.solve(task)).end).toBe('CLOCK');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect((await hosted.solve(task)).end).toBe('FAILED');
    await hosted.close();
  });

  test('a cancel reaches HiGHS within a second and keeps its best point', async () => {
    const { program, task } = taskOf(60, { secondsLimit: 60 });
    const hosted = await openHostedEngine('highs', program);
    let asked = 0;
    const answer = await hosted.solve(task, ({ point }) => {
      if (point === null || asked > 0) return;
      asked = performance.now();
      hosted.cancel();
    });
    expect(answer.end).toBe('CANCELLED');
    expect(answer.point).not.toBeNull();
    expect(performance.now() - asked).toBeLessThan(3_000);
    await hosted.close();
  });

  test('a cancel that comes before the solve is not lost, even on an engine that never looks', async () => {
    const { program, task } = taskOf(150, { secondsLimit: 60 });
    const hosted = await openHostedEngine('javascript-lp-solver', program);
    hosted.cancel();
    expect((await hosted.solve(task)).end).toBe('CANCELLED');
    await hosted.close();
  });

  test('nonsense is refused, not solved', async () => {
    const hosted = await openHostedEngine('highs', knapsack(true));
    expect(await hosted.solve(aTask([Number.NaN, 1, 1]))).toEqual({
      end: 'FAILED',
      point: null,
      bound: -Infinity,
      nodes: 0,
      reason: expect.stringContaining('must be a number'),
    });
    await hosted.close();
    await expect(
      openHostedEngine('javascript-lp-solver', { ...knapsack(true), lower: Float64Array.of(-1, 0, 0) }),
    ).rejects.toThrow('lower bound below 0');
  });
});
