/** Work that outlives the process that asked for it: taken by any worker, written by one, taken again after a crash. */

export { askCancel } from './cancel-topic.ts';
export { type Claim, heldBy, MOST_CRASHES, release, take } from './claim.ts';
export { DurableWorker } from './durable-worker.ts';
export { ensureJobs } from './ensure-jobs.ts';
export type { DurableKind, Execution, Order, Stop } from './kind.ts';
export { saveWithJob } from './save-with-job.ts';
export { untilReached } from './until-reached.ts';
