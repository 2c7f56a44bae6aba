/**
 * HiGHS compiled to WebAssembly: the default engine.
 * The program stays live between levels: costs change, a row is added, the last plan is the start.
 */
import type { CallbackData, Highs, HighsCallbackMap, Model } from 'highs';
import type {
  Engine,
  EngineAnswer,
  EngineEnd,
  EngineProgram,
  EngineProgress,
  EngineTask,
  OpenEngine,
} from './engine.ts';
import { loadHighs } from './highs-module.ts';

function createModel(highs: Highs, program: EngineProgram): Model {
  const { integer, continuous } = highs.constants.variableType;
  return highs.createModel({
    numCols: program.columns,
    numRows: program.rows,
    colCost: new Float64Array(program.columns),
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr',
      numCols: program.columns,
      numRows: program.rows,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
    integrality: Array.from(program.integer, (flag) => (flag === 1 ? integer : continuous)),
  });
}

/** HiGHS's status as our own word; `stopped` when our callback asked it to stop. */
function endOf(highs: Highs, status: number): EngineEnd {
  const s = highs.constants.modelStatus;
  if (status === s.optimal || status === s.empty) return 'OPTIMAL';
  if (status === s.infeasible || status === s.unboundedOrInfeasible) return 'INFEASIBLE';
  if (status === s.timeLimit) return 'CLOCK';
  if (status === s.iterationLimit || status === s.solutionLimit) return 'WORK_LIMIT';
  if (status === s.interrupted) return 'CANCELLED';
  return 'FAILED';
}

const finiteOr = <T>(value: number | undefined, other: T): number | T =>
  value !== undefined && Number.isFinite(value) && Math.abs(value) < 1e29 ? value : other;

function progressOf(data: CallbackData, point: Float64Array | null): EngineProgress {
  return {
    value: finiteOr(data.mip_primal_bound, null),
    bound: finiteOr(data.mip_dual_bound, null),
    nodes: Number(data.mip_node_count ?? 0n),
    point,
  };
}

/** Callbacks that report what HiGHS finds and stop it when somebody cancels. */
function callbacksFor(
  highs: Highs,
  isCancelled: () => boolean,
  onProgress: (progress: EngineProgress) => void,
): HighsCallbackMap {
  const type = highs.constants.callbackType;
  const stopIfCancelled = (event: { interrupt(): void }): undefined => {
    if (isCancelled()) event.interrupt();
  };
  return {
    [type.simplexInterrupt]: stopIfCancelled,
    [type.ipmInterrupt]: stopIfCancelled,
    [type.mipInterrupt]: stopIfCancelled,
    [type.mipLogging]: (event) => {
      onProgress(progressOf(event.data, null));
    },
    [type.mipImprovingSolution]: (event) => {
      onProgress(progressOf(event.data, event.data.mip_solution ?? null));
    },
  };
}

function answer(highs: Highs, model: Model, status: number, isMip: boolean): EngineAnswer {
  const end = endOf(highs, status);
  if (end === 'FAILED')
    return { end, point: null, bound: -Infinity, nodes: 0, reason: `HiGHS model status ${status}` };
  const hasPoint = model.info.get('primal_solution_status') === 2;
  const value = model.getObjectiveValue();
  return {
    end,
    point: hasPoint && end !== 'INFEASIBLE' ? model.getSolution().colValue : null,
    bound: isMip
      ? finiteOr(Number(model.info.get('mip_dual_bound')), -Infinity)
      : end === 'OPTIMAL'
        ? value
        : -Infinity,
    nodes: isMip ? Math.max(0, Number(model.info.get('mip_node_count'))) : 0,
    ...(isMip || end !== 'OPTIMAL' ? {} : { rowDuals: model.getSolution().rowDual }),
  };
}

/** Opens a program in HiGHS. */
export const openHighs: OpenEngine = async (program, { isCancelled, wasmModule }): Promise<Engine> => {
  const highs = await loadHighs(wasmModule === null ? {} : { wasmModule });
  const model = createModel(highs, program);
  const hasIntegers = program.integer.includes(1);
  const everyColumn = { kind: 'range', from: 0, to: program.columns - 1 } as const;
  return {
    name: 'highs',
    version: highs.version.string,
    addRow({ lower, upper, indices, values }) {
      model.addRow(lower, upper, { indices, values });
    },
    solve(task: EngineTask, onProgress) {
      const relaxed = task.relaxed === true;
      model.clearSolver();
      model.zeroAllClocks();
      model.options.set({
        output_flag: false,
        random_seed: task.seed,
        mip_rel_gap: task.gap,
        mip_abs_gap: 1e-6,
        mip_max_nodes: task.nodeLimit,
        time_limit: task.secondsLimit,
        solve_relaxation: relaxed,
      });
      model.changeColsCost(everyColumn, task.costs);
      model.changeObjectiveOffset(task.offset);
      if (task.start !== null && !relaxed) model.setSolution({ colValue: task.start });
      const { modelStatus } = model.run(callbacksFor(highs, isCancelled, onProgress));
      return answer(highs, model, modelStatus, hasIntegers && !relaxed);
    },
    dispose() {
      model.dispose();
    },
  };
};
