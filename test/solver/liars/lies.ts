/** Engines that lie, each in precisely one way: HiGHS underneath, and one thing that is not so. */
import type {
  Engine,
  EngineAnswer,
  EngineProgram,
  EngineTask,
  OpenEngine,
} from '../../../solver/engines/engine.ts';
import { openHighs } from '../../../solver/engines/highs.ts';

/** HiGHS, whose true answer is changed before it is given. */
function answering(change: (answer: EngineAnswer) => unknown): OpenEngine {
  return async (program, host) => {
    const honest = await openHighs(program, host);
    return {
      ...honest,
      // What an engine says at run time is what its types do not hold: this is where they are left.
      solve: (task, onProgress) => change(honest.solve(task, onProgress)) as EngineAnswer,
    };
  };
}

/** HiGHS with something else than a solve. */
function solving(solve: Engine['solve']): OpenEngine {
  return async (program, host) => ({ ...(await openHighs(program, host)), solve });
}

/** HiGHS on another program than the one that it was given. */
function reading(change: (program: EngineProgram) => EngineProgram): OpenEngine {
  return (program, host) => openHighs(change(program), host);
}

/** Waits for ever, deaf to limits and cancels, without using the processor. */
function hang(): never {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** The point with its columns changed. */
function withPoint(answer: EngineAnswer, change: (value: number, column: number) => number): EngineAnswer {
  return { ...answer, point: answer.point!.map(change) };
}

/** HiGHS whose answer to a relaxed task, or to one that branches, is another. */
function where(
  isIt: (task: EngineTask) => boolean,
  solve: (honest: Engine, task: EngineTask) => EngineAnswer,
): OpenEngine {
  return async (program, host) => {
    const honest = await openHighs(program, host);
    return {
      ...honest,
      solve: (task, onProgress) => (isIt(task) ? solve(honest, task) : honest.solve(task, onProgress)),
    };
  };
}

const isRelaxed = ({ relaxed }: EngineTask): boolean => relaxed === true;
const branches = (task: EngineTask): boolean => !isRelaxed(task);

/** The lies, by name. The last three are none: an engine that is late, or that says what it was given. */
export const LIES = {
  /** Forgets the limits on money: rows bounded from above only, by more than nothing. */
  'over budget': reading((program) => ({
    ...program,
    rowUpper: program.rowUpper.map((upper, r) =>
      program.rowLower[r] === -Infinity && upper > 1 ? Infinity : upper,
    ),
  })),
  'forgets every limit': reading((program) => ({
    ...program,
    rowUpper: program.rowUpper.map((upper, r) => (program.rowLower[r] === -Infinity ? Infinity : upper)),
  })),
  'a bound above its own plan': answering((answer) => ({ ...answer, bound: answer.bound + 5 })),
  'a bound above the plan at hand, and no plan': answering((answer) => ({
    ...answer,
    point: null,
    bound: 1e6,
  })),
  'optimal, far above its bound': answering((answer) => ({ ...answer, point: null, bound: -1e9 })),
  'infeasible, with a plan at hand': answering((answer) => ({ ...answer, end: 'INFEASIBLE', point: null })),
  'infeasible, with a bound without end': answering((answer) => ({
    ...answer,
    end: 'INFEASIBLE',
    bound: Infinity,
  })),
  'a bound that is no number': answering((answer) => ({ ...answer, bound: Number.NaN })),
  'a bound without end': answering((answer) => ({ ...answer, bound: Infinity })),
  'a point of no numbers': answering((answer) => withPoint(answer, () => Number.NaN)),
  'a point of another length': answering((answer) => ({ ...answer, point: answer.point!.slice(3) })),
  'a point in fractions': answering((answer) => withPoint(answer, (value) => value / 2)),
  'a point out of bounds': answering((answer) => withPoint(answer, (value) => -value - 1)),
  'a point in words': answering((answer) => ({ ...answer, point: Array.from(answer.point!, String) })),
  'a point that starts everything everywhere': answering((answer) => withPoint(answer, () => 1)),
  'a point of nothing': answering((answer) => withPoint(answer, () => 0)),
  'an end of its own': answering((answer) => ({ ...answer, end: 'SPLENDID' })),
  'no answer at all': answering(() => undefined),
  'an empty answer': answering(() => ({})),
  'no plan and no bound': answering((answer) => ({ ...answer, point: null, bound: -Infinity })),
  'progress out of the blue': solving((_, onProgress) => {
    for (const value of [0, Number.NaN, -1e9])
      onProgress({ value, bound: 1e9, nodes: -1, point: Float64Array.of(1, 2, 3) });
    throw new Error('enough');
  }),
  'never answers': solving(hang),
  'never opens': () => new Promise(() => hang()),
  'throws while it solves': solving(() => {
    throw new Error('segmentation fault');
  }),
  'throws when it opens': () => Promise.reject(new Error('no such library')),
  'ends its worker': solving(() => process.exit(3)),
  'late when it relaxes': where(isRelaxed, () => ({ end: 'CLOCK', point: null, bound: -Infinity, nodes: 0 })),
  'late with the optimum': where(branches, (honest, task) => ({
    ...honest.solve(task, () => {}),
    end: 'CLOCK',
  })),
  'half a second to relax': where(
    () => true,
    (honest, task) => {
      if (branches(task)) throw new Error(`given ${task.secondsLimit} s`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      return honest.solve(task, () => {});
    },
  ),
} as const satisfies Record<string, OpenEngine>;

export type Lie = keyof typeof LIES;
