/** Executes work in a process of its own: takes it, keeps its time, hears what others do to its row, ends it. */

import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { BudgetedJobName, JobEnd } from '../db/job-queue.ts';
import { isOutOfReach } from '../db/out-of-reach.ts';
import { release, standingOf, type TakenWork } from './claim.ts';
import type { Execution, Order } from './kind.ts';
import { type Ends, type Outcome, outcomeBefore, outcomeOf, type WorkStop } from './outcome.ts';
import type { WorkingProcess } from './process/index.ts';
import { untilReached } from './until-reached.ts';

/** What may be set of the work of a process, in milliseconds. */
export interface ProcessTimes {
  /** Between two looks at the row, should a message have been missed. */
  lookMs: number;
  /** Left to cancelled work to answer with what it has before its process is ended; 0 for what keeps nothing. */
  graceMs: number;
}

/** One attempt at a piece of work. */
export interface Attempt<Answer, End> {
  ends: Ends<Answer, End>;
  /** Starts the process. */
  start(log: Logger): WorkingProcess<Answer>;
  /** Called once the process has ended, before what becomes of the work is written: what is left to say is said. */
  settle(outcome: Outcome<End>): Promise<void>;
  /** Writes the end, if the claim still holds. */
  write(end: End): Promise<void>;
  /** Does what nobody waits for any more, once the end is written. Nothing unless told. */
  follow?(end: End): Promise<void>;
}

/** A kind of work that is done in a process of its own. */
export interface ProcessWork<Taken extends TakenWork, Answer, End> {
  name: BudgetedJobName;
  /** What a piece of it is called in the log: `run`. */
  noun: string;
  times: ProcessTimes;
  /** Takes it by its job; null when it is over or does not exist any more. */
  claim(em: EntityManager, id: string, worker: string): Promise<Taken | null>;
  begin(taken: Taken): Attempt<Answer, End>;
}

/** Starts executing the work of a job. One that is over is left alone. */
export function executeInProcess<Taken extends TakenWork, Answer, End extends { state: string }>(
  orm: MikroORM,
  order: Order,
  { name, noun, times, claim, begin }: ProcessWork<Taken, Answer, End>,
): Execution {
  const log = order.log.child({ [noun]: order.id });
  let stopped: WorkStop | undefined;
  let taken: Taken | undefined;
  let working: WorkingProcess<Answer> | undefined;

  const stop = (why: WorkStop): void => {
    if (stopped === undefined || why === 'LOST') stopped = why;
    // What another worker does again need not be waited for.
    working?.cancel(stopped === 'LOST' || stopped === 'HANDED_BACK' ? 0 : times.graceMs);
  };
  const look = async (): Promise<void> => {
    if (taken === undefined) return;
    const standing = await standingOf(orm.em.fork(), name, taken);
    if (standing === 'LOST') stop('LOST');
    if (standing === 'CANCEL_REQUESTED') stop('CANCELLED');
  };
  // A database that does not answer says nothing about the work.
  const lookQuietly = (): void => void look().catch(() => {});

  const work = async (claimed: Taken, attempt: Attempt<Answer, End>): Promise<Outcome<End>> => {
    working = attempt.start(log);
    const clock = setTimeout(() => stop('TIME'), 1_000 * claimed.budget.seconds);
    const looking = setInterval(lookQuietly, times.lookMs);
    if (stopped !== undefined) stop(stopped);
    const ended = await working.ended;
    clearTimeout(clock);
    clearInterval(looking);
    const outcome = outcomeOf(claimed, ended, stopped, attempt.ends);
    await attempt.settle(outcome);
    return outcome;
  };

  const write = async (
    claimed: Taken,
    attempt: Attempt<Answer, End>,
    outcome: Outcome<End>,
  ): Promise<JobEnd> => {
    // The job is another worker's: what is said of it here counts for nothing.
    if (outcome === 'LOST') return 'OVER';
    if ('again' in outcome) {
      await release(orm.em.fork(), name, claimed, outcome.again.crashes);
      return 'AGAIN';
    }
    try {
      await attempt.write(outcome.end);
    } catch (error) {
      if (isOutOfReach(error)) throw error;
      await attempt.write(attempt.ends.broken(`son résultat n'a pas pu être enregistré (${String(error)})`));
    }
    return 'OVER';
  };

  const execution = async (): Promise<JobEnd> => {
    const claimed = await claim(orm.em.fork(), order.id, order.worker);
    if (claimed === null) return 'OVER';
    taken = claimed;
    log.info({ attempt: claimed.attempt, crashes: claimed.crashes }, `${noun} taken`);
    const attempt = begin(claimed);
    const outcome = outcomeBefore(claimed, attempt.ends) ?? (await work(claimed, attempt));
    const isInVain = (): boolean => stopped === 'LOST' || stopped === 'HANDED_BACK';
    const end = await untilReached(() => write(claimed, attempt, outcome), isInVain);
    logOutcome(log, noun, outcome);
    if (outcome !== 'LOST' && 'end' in outcome)
      await untilReached(async () => attempt.follow?.(outcome.end), isInVain);
    return end;
  };
  return { done: execution(), stop, look: lookQuietly };
}

/** Work that this worker could not bring to its end is for whoever looks after the machines. */
function logOutcome(log: Logger, noun: string, outcome: Outcome<{ state: string }>): void {
  if (outcome === 'LOST') log.warn(`${noun} lost to another worker`);
  else if ('again' in outcome) log.warn({ crashes: outcome.again.crashes }, `${noun} handed back`);
  else log.info({ state: outcome.end.state }, `${noun} ended`);
}
