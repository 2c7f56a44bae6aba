/** Executes one run: takes it, solves it in a process, reports its progress, writes its end. */

import type { MikroORM } from '@mikro-orm/postgresql';
import {
  type Attempt,
  type Execution,
  executeInProcess,
  heldBy,
  LatestWriter,
  type Order,
} from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import { BestPlan } from './best-plan.ts';
import { type ClaimedRun, claimRun } from './claim.ts';
import { asDocument, type LevelProgress, type RunProgress } from './documents.ts';
import { explainLeft, explainRun } from './explain-run.ts';
import { endsOf } from './outcome.ts';
import { type Answer, type SolveNews, solveInProcess } from './solve-in-process.ts';
import { type RunEnd, storeEnd } from './store-end.ts';

/** What executes, and the milliseconds that matter. */
export interface ExecutionSetting {
  /** Version of Métronome, kept with the run. */
  version: string;
  /** Between two writes of the progress. */
  progressMs: number;
  /** Between two writes of the best plan so far. */
  planMs: number;
  /** Between two looks at the row, should a message have been missed. */
  lookMs: number;
  /** Left to a cancelled solve to answer with its best plan before its process is ended. */
  graceMs: number;
}

/** Starts executing the run of a job. One that is over is left alone, but for the reasons that its plan may lack. */
export function executeRun(orm: MikroORM, order: Order, setting: ExecutionSetting): Execution {
  return executeInProcess(orm, order, {
    name: 'optimization',
    noun: 'run',
    times: setting,
    async claim(em, id, worker) {
      const run = await claimRun(em, id, worker);
      if (run === null) await explainLeft(orm.em.fork(), id);
      return run;
    },
    begin: (run) => solving(orm, run, setting),
  });
}

function solving(orm: MikroORM, run: ClaimedRun, setting: ExecutionSetting): Attempt<Answer, RunEnd> {
  const best = new BestPlan(run);
  const levels = new Map<string, LevelProgress>();
  const progress = new LatestWriter<RunProgress>(setting.progressMs, (last) => writeProgress(orm, run, last));
  const plans = new LatestWriter<BestPlan>(setting.planMs, (plan) => plan.keep(orm));
  const hear = ({ progress: told, assignments }: SolveNews): void => {
    const { level, value, bound, gap, elapsedMs } = told;
    best.hear(elapsedMs, assignments);
    if (assignments !== null) plans.tell(best);
    levels.set(level, { level, value, bound, gap });
    progress.tell({ ...told, hasPlan: best.exists, levels: [...levels.values()] });
  };
  const { instance, parameters, budget } = run;
  return {
    ends: endsOf(run, best),
    start: (log) => solveInProcess({ instance, parameters }, budget.megabytes, hear, log),
    async settle(outcome) {
      // An end with a plan writes it itself, and whoever cancelled waits for that.
      const isWritten = outcome !== 'LOST' && 'end' in outcome && outcome.end.result !== null;
      await Promise.all([progress.close(), isWritten ? plans.abandon() : plans.close()]);
    },
    write: async (end) => void (await storeEnd(orm, run, end, setting)),
    // Of a plan that was cut short nobody waits for the reasons any more.
    async follow({ result, explanations }) {
      if (result?.status === 'PLANNED' && explanations === null)
        await explainRun(orm.em.fork(), run, result.plan);
    },
  };
}

async function writeProgress(orm: MikroORM, run: ClaimedRun, progress: RunProgress): Promise<void> {
  await orm.em.fork().nativeUpdate(OptimizationRun, heldBy(run), { progress: asDocument(progress) });
}
