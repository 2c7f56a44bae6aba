/** Runs of the optimisation: launch, follow, cancel, recover. */

export { cancelRun } from './cancel-run.ts';
export {
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
export { RunQueue, type RunQueueOptions } from './queue.ts';
export { type Recovery, recoverRuns } from './recover-runs.ts';
