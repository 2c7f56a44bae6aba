/** Work that outlives the process that asked for it: taken by any worker, written by one, taken again after a crash. */

export { type Budget, budgetLimits, budgetOf, checkBudget } from './budget.ts';
export { budgetIn, jobOf, newWork, unfinishedJobs } from './budgeted.ts';
export { type Claim, heldBy, MOST_CRASHES, release, type TakenWork, take } from './claim.ts';
export { DurableWorker } from './durable-worker.ts';
export { ensureJobs } from './ensure-jobs.ts';
export { type Attempt, executeInProcess } from './execute-in-process.ts';
export type { DurableKind, Execution, Order, Stop } from './kind.ts';
export { LatestWriter } from './latest-writer.ts';
export type { Ends, Outcome } from './outcome.ts';
export { requestCancel } from './request-cancel.ts';
export { saveWithJob } from './save-with-job.ts';
export { untilReached } from './until-reached.ts';
export { type WorkFigure, workFigures } from './work-figures.ts';
