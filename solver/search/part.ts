/** One component of an instance, solved by itself: a first plan, then its levels. */
import type { OpenHostedEngine } from '../engines/hosted.ts';
import { type Candidates, findCandidates } from '../gates/candidates.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import { type Random, seededRandom } from '../random.ts';
import { assignmentsOf } from '../solution/assignments.ts';
import type { Conflict } from '../solution/types.ts';
import { verify } from '../validation/verify.ts';
import { findFirstPlan } from './first-plan.ts';
import { type LevelProgress, type SolvedLevel, solveLevels } from './levels.ts';
import { LiveProgram } from './live-program.ts';
import { improveLevel } from './local-search.ts';
import type { PlanState } from './state.ts';
import { surveyTerrain, type Terrain } from './terrain.ts';

/** Moves of local search per level before the first plan is shown. */
const FIRST_PLAN_MOVES = 500;

/** A component with a plan that respects every rule. */
export interface Part {
  instance: Instance;
  candidates: Candidates;
  terrain: Terrain;
  state: PlanState;
  random: Random;
  /** False when the clock ended the search for a first plan. */
  onTime: boolean;
}

/** What is known of a component once its levels are solved. */
export interface SolvedPart {
  weeks: (WeekIndex | null)[];
  levels: SolvedLevel[];
  engine: { name: string; version: string };
  size: { columns: number; rows: number };
}

export type PreparedPart =
  | { status: 'FOUND'; part: Part }
  | { status: 'INFEASIBLE'; conflicts: Conflict[] }
  | { status: 'UNDECIDED' };

/** Finds a plan for a component and improves it a little at every level: worth showing while engines load. */
export async function preparePart(
  instance: Instance,
  parameters: Parameters,
  signal: AbortSignal | undefined,
  openEngine: OpenHostedEngine,
  candidates: Candidates = findCandidates(instance, parameters),
  terrain: Terrain = surveyTerrain(instance, parameters, candidates),
): Promise<PreparedPart> {
  const first = await findFirstPlan(terrain, signal, openEngine);
  if (first.status !== 'FOUND') return first;
  const { state, onTime } = first;
  const random = seededRandom(parameters.seed);
  parameters.levels.forEach((_, level) => {
    const holds = Array.from({ length: level }, (_, l) => ({ level: l, atMost: state.value(l) }));
    improveLevel(state, level, holds, FIRST_PLAN_MOVES, random);
  });
  return { status: 'FOUND', part: { instance, candidates, terrain, state, random, onTime } };
}

/** Solves the levels of a component. Aborting the signal keeps the best plan so far. */
export async function solvePart(
  part: Part,
  parameters: Parameters,
  signal: AbortSignal | undefined,
  openEngine: OpenHostedEngine,
  onProgress: (progress: LevelProgress) => void,
): Promise<SolvedPart> {
  const { instance, candidates, terrain, state, random } = part;
  const program = new LiveProgram(instance, parameters, candidates, openEngine);
  const cancel = (): void => program.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    const solved = await solveLevels(
      {
        terrain,
        program,
        random,
        onProgress,
        isCancelled: () => signal?.aborted === true,
        accepts: (weeks) => verify(instance, parameters, assignmentsOf(instance, weeks)).valid,
      },
      state,
    );
    return {
      weeks: solved.state.weeks(),
      levels: solved.levels,
      engine: program.engine,
      size: program.size,
    };
  } finally {
    signal?.removeEventListener('abort', cancel);
    await program.close();
  }
}
