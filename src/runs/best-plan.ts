/** The best plan of a run so far: heard from the solve, judged by `verify`, kept in the database now and then. */

import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Assignment, SolveResult, Verdict } from '../../solver/index.ts';
import { verify } from '../../solver/index.ts';
import { heldBy } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import type { ClaimedRun } from './claim.ts';
import { planCutShort } from './cut-short.ts';
import { asDocument } from './documents.ts';
import { planHashOf, replaceAssignments } from './store-plan.ts';

/** A plan that `verify` accepted. */
interface Judged {
  assignments: readonly Assignment[];
  verdict: Verdict;
}

/** What a run would keep were it stopped now. */
export class BestPlan {
  readonly #run: ClaimedRun;
  /** What an earlier attempt kept: this one starts from nothing, and must not lose it. */
  readonly #before: Judged | null;
  #latest: Assignment[] | null = null;
  #judged: Judged | null;
  #firstPlanMs = 0;
  #elapsedMs = 0;

  constructor(run: ClaimedRun) {
    this.#run = run;
    this.#before = run.kept?.status === 'PLANNED' ? judge(run, run.kept.plan.assignments) : null;
    this.#judged = this.#before;
  }

  /** True once cancelling would keep a plan. */
  get exists(): boolean {
    return this.#latest !== null || this.#judged !== null;
  }

  /** Takes note of a progress, with a better plan if there is one. */
  hear(elapsedMs: number, assignments: Assignment[] | null): void {
    this.#elapsedMs = elapsedMs;
    if (assignments === null) return;
    if (this.#latest === null && this.#judged === this.#before) this.#firstPlanMs = elapsedMs;
    this.#latest = assignments;
  }

  /** The plan as the answer of a solve that was ended from outside; null when there is none. Its model was never told: it counts zero. */
  result(): Extract<SolveResult, { status: 'PLANNED' }> | null {
    this.#judgeLatest();
    if (this.#judged === null) return null;
    const { instance } = this.#run;
    return {
      status: 'PLANNED',
      plan: planCutShort(this.#run, this.#judged.assignments, this.#judged.verdict),
      statistics: {
        sessions: instance.sessions.length,
        weeks: instance.weeks.length,
        candidates: 0,
        components: 0,
        columns: 0,
        rows: 0,
        firstPlanMs: this.#firstPlanMs,
        totalMs: this.#elapsedMs,
        levels: [],
      },
    };
  }

  /** Writes the plan with the run, readable by all, if there is a better one than written last. Nothing when the claim is lost. */
  async keep(orm: MikroORM): Promise<void> {
    if (this.#latest === null) return;
    const before = this.#judged;
    const result = this.result();
    if (result === null || this.#judged === before) return;
    await orm.em.fork().transactional((em) => write(em, this.#run, result));
  }

  #judgeLatest(): void {
    if (this.#latest === null) return;
    const judged = judge(this.#run, this.#latest);
    this.#latest = null;
    if (judged === null || !isNoWorse(judged, this.#before)) return;
    this.#judged = judged;
  }
}

function judge({ instance, parameters }: ClaimedRun, assignments: readonly Assignment[]): Judged | null {
  const verdict = verify(instance, parameters, [...assignments]);
  return verdict.valid ? { assignments, verdict } : null;
}

/** Level by level, the first that differs decides: smaller is better. */
function isNoWorse(judged: Judged, before: Judged | null): boolean {
  if (before === null) return true;
  const differs = judged.verdict.levels.findIndex(
    ({ value }, level) => value !== before.verdict.levels[level]?.value,
  );
  if (differs === -1) return true;
  return judged.verdict.levels[differs]!.value < (before.verdict.levels[differs]?.value ?? Infinity);
}

async function write(
  em: EntityManager,
  run: ClaimedRun,
  result: Extract<SolveResult, { status: 'PLANNED' }>,
): Promise<void> {
  const written = await em.nativeUpdate(OptimizationRun, heldBy(run), {
    result: asDocument(result),
    planHash: planHashOf(result.plan),
  });
  if (written === 0) return;
  // Why each session is there is worked out once, for the plan that the run ends with.
  await replaceAssignments(em, run, result.plan, []);
}
