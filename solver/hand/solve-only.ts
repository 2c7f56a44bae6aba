/** Solve a part: the sessions asked for may move, the rest stays where the plan in force has it. */

import { problem } from '../instance/check/context.ts';
import { mayLeaveUnplaced } from '../model/variables.ts';
import type { Parameters } from '../parameters/types.ts';
import type { Problem } from '../solution/types.ts';
import { planInForce } from './plan-in-force.ts';
import { nameSessions, type Scene } from './scene.ts';
import type { Hand } from './types.ts';

const PATH = '/solveOnly';

/**
 * Adds to `scene.stays` every session that is not of the part to solve.
 * @returns what makes it impossible; the scene is then not to be used.
 */
export function keepTheRest(scene: Scene, parameters: Parameters, { solveOnly, plan }: Hand): Problem[] {
  if (solveOnly === undefined) return [];
  const { instance, stays } = scene;
  const found = scene.find(solveOnly, PATH);
  const reading = planInForce(instance, plan, { path: PATH, value: solveOnly });
  const problems = [...found.problems, ...('problems' in reading ? reading.problems : [])];
  if ('problems' in reading || problems.length > 0) return problems;

  const part = new Set(found.sessions);
  if (found.sessions.every((s) => stays.has(s))) {
    const message =
      'toutes ces sessions sont déjà fixées : il ne reste rien à placer. Attendu : au moins une session qui puisse bouger. Élargir le filtre.';
    return [problem('SOLVE_ONLY_FIXED', PATH, solveOnly, message)];
  }
  const kept = instance.sessions.flatMap((_, s) => (part.has(s) || stays.has(s) ? [] : [s]));
  for (const s of kept) stays.set(s, { week: reading.weeks[s]!, why: 'KEPT' });
  const leftOut = kept.filter((s) => reading.weeks[s] === null);
  const forbidden = kept.filter((s) => instance.sessions[s]!.forbiddenWeeks.includes(reading.weeks[s]!));
  return [
    ...(leftOut.length === 0 || mayLeaveUnplaced(parameters) ? [] : [mustBePlaced(scene, leftOut)]),
    ...(forbidden.length === 0 ? [] : [keptForbidden(scene, forbidden)]),
  ];
}

function mustBePlaced({ instance }: Scene, sessions: number[]): Problem {
  const message = `le plan en vigueur laisse de côté ${nameSessions(instance, sessions)}, mais les paramètres veulent que toutes soient placées. Attendu : unplaced ALLOWED et un niveau placement. Les permettre, ou ajouter ces sessions à solveOnly.`;
  return problem('SOLVE_ONLY_UNPLACED', PATH, sessions.length, message);
}

function keptForbidden({ instance }: Scene, sessions: number[]): Problem {
  const message = `le plan en vigueur met ${nameSessions(instance, sessions)} dans une semaine que l'instance leur interdit. Attendu : une semaine permise. Lever l'interdiction, ou ajouter ces sessions à solveOnly.`;
  return problem('SOLVE_ONLY_FORBIDDEN', PATH, sessions.length, message);
}
