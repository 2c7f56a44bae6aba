/** From how a process ended to what becomes of its work. */

import { MOST_CRASHES, type TakenWork } from './claim.ts';
import type { Stop } from './kind.ts';
import type { ProcessEnd } from './process/index.ts';

/** Why work in a process is stopped from outside. TIME: its budget is over. */
export type WorkStop = Stop | 'TIME';

/** What becomes of the work: it ends, it waits again (after a crash or not), or it is no more ours to write. */
export type Outcome<End> = { end: End } | { again: { crashes: 0 | 1 } } | 'LOST';

/** How one kind of work ends, in its own words. */
export interface Ends<Answer, End> {
  answered(answer: Answer): End;
  /** Whether an answer is what the work had when it was stopped. */
  isCutShort(answer: Answer): boolean;
  /** It was stopped; `answer` is what it still said, if anything. */
  stopped(why: 'CANCELLED' | 'TIME', answer: Answer | null): End;
  /** It held so many megabytes. */
  outOfMemory(megabytes: number): End;
  /** It threw, and would again. */
  broken(cause: string): End;
  /** It is not tried again; `crashes` is what its end adds to the crashes that are counted. */
  crashed(cause: string, crashes: 0 | 1): End;
}

/** Decides. A stop that came too late to change the answer is no stop. */
export function outcomeOf<Answer, End>(
  { crashes }: Pick<TakenWork, 'crashes'>,
  ended: ProcessEnd<Answer>,
  stop: WorkStop | undefined,
  ends: Ends<Answer, End>,
): Outcome<End> {
  if (stop === 'LOST') return 'LOST';
  switch (ended.kind) {
    case 'ANSWERED':
      return stop !== undefined && ends.isCutShort(ended.answer)
        ? stopped(stop, ended.answer, ends)
        : { end: ends.answered(ended.answer) };
    case 'ENDED':
      return stopped(stop ?? 'HANDED_BACK', null, ends);
    case 'OUT_OF_MEMORY':
      return { end: ends.outOfMemory(ended.megabytes) };
    case 'BROKEN':
      return { end: ends.broken(ended.cause) };
    case 'DIED':
      return crashes + 1 < MOST_CRASHES ? { again: { crashes: 1 } } : { end: ends.crashed(ended.cause, 1) };
  }
}

/** What becomes of work that was taken only to be ended: cancelled while nobody had it, or crashed too often. */
export function outcomeBefore<Answer, End>(
  { isCancelRequested, crashes }: Pick<TakenWork, 'isCancelRequested' | 'crashes'>,
  ends: Ends<Answer, End>,
): Outcome<End> | null {
  if (isCancelRequested) return { end: ends.stopped('CANCELLED', null) };
  if (crashes < MOST_CRASHES) return null;
  return { end: ends.crashed('son processus a disparu', 0) };
}

function stopped<Answer, End>(
  why: Exclude<WorkStop, 'LOST'>,
  answer: Answer | null,
  ends: Ends<Answer, End>,
): Outcome<End> {
  return why === 'HANDED_BACK' ? { again: { crashes: 0 } } : { end: ends.stopped(why, answer) };
}
