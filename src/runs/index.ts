/** Runs of the optimisation: launch, execute, follow, cancel. */

export { cancelRun } from './cancel-run.ts';
export {
  asDocument,
  instanceOf,
  type LevelProgress,
  leftOutOf,
  parametersOf,
  progressOf,
  type RunProgress,
  resultOf,
} from './documents.ts';
export { ensureFirstPlan, FIRST_SCENARIO_NAME } from './ensure-first-plan.ts';
export { launchRun } from './launch-run.ts';
export {
  compareReplay,
  findPlanned,
  type Replay,
  type ReplayReason,
  replayOf,
  replayRun,
} from './replay-run.ts';
export { type RunKindOptions, runKind } from './run-kind.ts';
export { solverFigures } from './solver-figures.ts';
