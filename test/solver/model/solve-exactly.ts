/** Solves a tiny program exactly, in HiGHS on this thread, and reads it: what a behaviour test of a rule looks at. */
import { openHighs } from '../../../solver/engines/highs.ts';
import { compiledHighs } from '../../../solver/engines/highs-module.ts';
import type { Instance } from '../../../solver/instance/types.ts';
import { buildModel, levelObjective } from '../../../solver/model/build.ts';
import { valueAt } from '../../../solver/model/lp.ts';
import type { Parameters } from '../../../solver/parameters/types.ts';
import { toCosts, toEngineProgram } from '../../../solver/search/program.ts';
import { readWeeks } from '../../../solver/solution/read.ts';

/** Optimum of the first level: its value and the start date of each session (null: left out), or null when infeasible. */
export async function solveExactly(
  instance: Instance,
  parameters: Parameters,
): Promise<{ value: number; starts: (string | null)[] } | null> {
  const model = buildModel(instance, parameters);
  const objective = levelObjective(model, parameters.levels[0]!);
  const host = { isCancelled: () => false, wasmModule: await compiledHighs() };
  const engine = await openHighs(toEngineProgram(model.lp), host);
  try {
    const limits = { gap: 0, nodeLimit: 10_000, secondsLimit: 10, seed: 1, start: null };
    const answer = engine.solve({ ...toCosts(objective, model.lp.columns.length), ...limits }, () => {});
    if (answer.end === 'INFEASIBLE') return null;
    const weeks = readWeeks(model, answer.point!)!;
    return {
      value: valueAt(objective, answer.point!),
      starts: weeks.map((week) => (week === null ? null : instance.weeks[week]!.startDate)),
    };
  } finally {
    engine.dispose();
  }
}
