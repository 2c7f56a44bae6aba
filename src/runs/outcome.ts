/** How a run ends, from how its solve went, and what is told of it. */

import type { LevelEnd, Plan, SolveResult } from '../../solver/index.ts';
import { type Ends, MOST_CRASHES } from '../durable/index.ts';
import type { BestPlan } from './best-plan.ts';
import type { ClaimedRun } from './claim.ts';
import type { Answer } from './solve-in-process.ts';
import type { RunEnd } from './store-end.ts';

/** How a run ends, whatever ended its process. */
export function endsOf(run: ClaimedRun, best: BestPlan): Ends<Answer, RunEnd> {
  return {
    answered: endOf,
    isCutShort: ({ result }) => isCutShort(result),
    stopped: (why, answer) => stopped(run, answer, best, why),
    outOfMemory: (megabytes) => failure(outOfMemory(run, megabytes)),
    broken: (cause) => failure(interrupted(cause)),
    crashed: (cause, crashes) => ({ ...failure(crashedTooOften(cause)), crashes }),
  };
}

/** A run that gives nothing more than what it has kept, and why. */
function failure(reason: string): RunEnd {
  return { state: 'FAILED', reason, result: null, explanations: null };
}

/** Why a run failed, for a cause that only its author understands. */
function interrupted(cause: string): string {
  return `Le calcul s'est interrompu : ${cause}. Relancez-le ; si cela recommence, essayez l'autre moteur.`;
}

function crashedTooOften(cause: string): string {
  return (
    `Le calcul a été interrompu ${MOST_CRASHES} fois (la dernière : ${cause}) et n'est plus repris. ` +
    'Vérifiez la mémoire libre des machines qui calculent, puis relancez-le.'
  );
}

function outOfMemory({ budget }: ClaimedRun, held: number): string {
  return (
    `Le calcul a demandé plus de mémoire que les ${budget.megabytes} Mo qui lui sont donnés (${held} Mo). ` +
    'Relancez-le avec plus de mémoire (budget), ou resserrez les fenêtres.'
  );
}

const CANCELLED = 'Calcul annulé à la demande.';
const KEPT = ' Le meilleur plan vérifié est gardé.';
const UNDECIDED =
  "Aucun plan n'a été trouvé dans le temps donné, et rien ne prouve qu'il n'en existe pas. " +
  'Donnez plus de temps aux niveaux, élargissez les fenêtres, ou acceptez des sessions non placées.';

function endOf({ result, explanations }: Answer): RunEnd {
  if (result.status === 'PLANNED')
    return { state: 'SUCCEEDED', reason: engineFailure(result.plan), result, explanations };
  if (result.status === 'UNDECIDED') return { state: 'FAILED', reason: UNDECIDED, result, explanations };
  return { state: result.status, reason: null, result, explanations };
}

/** Why a plan is only the best that was verified: the engine broke, an abort of its WebAssembly for instance. */
function engineFailure({ levels }: Plan): string | null {
  const broken = levels.filter(({ end }) => end === 'ENGINE_FAILED').map(({ name }) => name);
  if (broken.length === 0) return null;
  return (
    `Le moteur s'est interrompu avant d'avoir fini (niveaux : ${broken.join(', ')}).${KEPT} ` +
    "Relancez le calcul ; si cela recommence, essayez l'autre moteur."
  );
}

/** A solve that did not finish by itself; `answer` is what it still said. */
function stopped(run: ClaimedRun, answer: Answer | null, best: BestPlan, why: 'CANCELLED' | 'TIME'): RunEnd {
  const { result, explanations } = answer?.result.status === 'PLANNED' ? answer : kept(best);
  const hasPlan = result.status === 'PLANNED';
  if (why === 'CANCELLED')
    return { state: 'CANCELLED', reason: CANCELLED + (hasPlan ? KEPT : ''), result, explanations };
  const over = `Les ${run.budget.seconds} s données au calcul sont écoulées.`;
  if (hasPlan) return { state: 'SUCCEEDED', reason: over + KEPT, result: byTheClock(result), explanations };
  return { state: 'FAILED', reason: `${over} ${UNDECIDED}`, result, explanations };
}

function kept(best: BestPlan): Answer {
  const result = best.result();
  return { result: result ?? { status: 'CANCELLED' }, explanations: null };
}

/** Nobody cancelled these levels: their time was over. */
function byTheClock(result: Extract<SolveResult, { status: 'PLANNED' }>): SolveResult {
  const clock = (end: LevelEnd): LevelEnd => (end === 'CANCELLED' ? 'CLOCK' : end);
  const { plan } = result;
  const levels = plan.levels.map((level) => ({ ...level, end: clock(level.end) }));
  return { ...result, plan: { ...plan, levels, end: clock(plan.end) } };
}

function isCutShort(result: SolveResult): boolean {
  return result.status === 'PLANNED'
    ? result.plan.levels.some((level) => level.end === 'CANCELLED')
    : result.status === 'CANCELLED';
}
