/** The chapter of `docs/performance.md` about cancelling at national size. */

import { machine } from '../chapter.ts';

/** One run that was cancelled, as a client of the API saw it. */
export interface Cancelled {
  /** How long the run had gone on, milliseconds. */
  afterMs: number;
  /** What it last told of itself; null before its first word. */
  level: string | null;
  /** Whether it had told of a plan. */
  hadPlan: boolean;
  /** From the mutation to its answer, and to a run that is over, milliseconds. */
  answeredMs: number;
  overMs: number;
  state: string;
  keptPlan: boolean;
  /** Processes at work on the machine. */
  load: number;
}

/** Longest that a cancel may take, milliseconds. */
const ASKED_MS = 1_000;

/** The chapter; `wholeMs` is how long the run takes that nobody cancels. */
export function cancelChapter(sessions: number, wholeMs: number, cancelled: readonly Cancelled[]): string[] {
  const late = cancelled.filter(({ overMs }) => overMs > ASKED_MS).length;
  return [
    '## Cancelling at national size',
    '',
    `Written by \`npm run bench:cancel\`. The country of *At scale*, ${sessions} sessions, imported as a campaign; its run is launched over GraphQL on the server`,
    'as it is shipped, with one worker, and cancelled there after so long. *answered* is when the mutation answers, *over* when a client that asks every',
    '10 ms sees the run over with its plan. Why each session is there follows. What it was doing is what it last told: nothing while it builds, then its levels;',
    'the last moments are those of the proof. *load* is how many processes were at work on the two cores, the solver being one: on a busy machine all times are too long.',
    '',
    `Machine: ${machine()}. Not cancelled, this run takes ${seconds(wholeMs)}. Beyond ${seconds(ASKED_MS)}: ${late} of ${cancelled.length}.`,
    '',
    '| after | told last | answered | over | ended as | plan | load |',
    '|---:|---|---:|---:|---|---|---:|',
    ...cancelled.map(row),
  ];
}

function row({ afterMs, level, hadPlan, answeredMs, overMs, state, keptPlan, load }: Cancelled): string {
  const plan = keptPlan ? 'kept' : hadPlan ? '**lost**' : 'none yet';
  return `| ${seconds(afterMs)} | ${level ?? 'nothing'} | ${Math.round(answeredMs)} ms | ${seconds(overMs)} | ${state} | ${plan} | ${load.toFixed(1)} |`;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
