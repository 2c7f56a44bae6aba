/** What is said of a solve once it has ended. */

import type {
  BoundBasis,
  Instance,
  LevelEnd,
  LevelResult,
  Plan,
  SolveStatistics,
} from '../../solver/index.ts';
import { textTable } from './text-table.ts';
import { countWords, durationWords, END_WORDS, levelWords, numberWords, percentWords } from './words.ts';

const VERDICTS: Record<LevelEnd, string> = {
  PROVEN: 'Plan vérifié, prouvé aux écarts demandés',
  WORK_LIMIT: 'Plan vérifié, arrêté par la limite de travail : un autre calcul donnera le même',
  CLOCK: 'Plan vérifié, arrêté par la limite de temps : un autre calcul peut en donner un autre',
  CANCELLED: 'Plan vérifié, arrêté avant la preuve : c’est le meilleur trouvé jusque-là',
  ENGINE_FAILED:
    'Plan vérifié, mais le moteur a échoué avant la preuve : essayez --engine highs, ou une autre --seed',
};

/** How a plan ended, in words that say whether it may be trusted to come back the same. */
export function verdictWords(end: LevelEnd): string {
  return VERDICTS[end];
}

/** The lines of a plan that was found: how it ended, its levels, what it places and moves. */
export function planLines(
  instance: Instance,
  plan: Plan,
  { firstPlanMs, totalMs }: SolveStatistics,
): string[] {
  const engine = `${plan.engine.name} ${plan.engine.version}`.trim();
  return [
    `${VERDICTS[plan.end]}.`,
    `Moteur ${engine}, graine ${plan.seed} ; premier plan en ${durationWords(firstPlanMs)}, en tout ${durationWords(totalMs)}.`,
    '',
    ...levelLines(plan.levels),
    '',
    ...placementLines(instance, plan),
  ];
}

const BASIS: Record<BoundBasis, string> = { MULTIPLIERS: 'multiplicateurs', ENGINE: 'parole du moteur' };

/**
 * The table of levels: value when solved, bound, gap, how it ended, and the value of the final plan; where a proof was
 * sought, also the bound that anybody can redo, and what the bound rests on.
 */
export function levelLines(levels: readonly LevelResult[]): string[] {
  const isProven = levels.some(({ restsOn }) => restsOn !== undefined);
  return textTable(
    [
      { header: 'niveau', align: 'left' },
      { header: 'valeur', align: 'right' },
      { header: 'borne', align: 'right' },
      { header: 'écart', align: 'right' },
      { header: 'fin', align: 'left' },
      { header: 'dans le plan', align: 'right' },
      ...(isProven
        ? ([
            { header: 'à refaire', align: 'right' },
            { header: 'la borne repose sur', align: 'left' },
          ] as const)
        : []),
    ],
    levels.map(({ name, value, bound, gap, end, finalValue, provenBound, restsOn }) => [
      levelWords(name),
      numberWords(value),
      numberWords(bound),
      percentWords(gap),
      END_WORDS[end],
      numberWords(finalValue),
      ...(isProven ? [numberWords(provenBound ?? 0), restsOn === undefined ? '' : BASIS[restsOn]] : []),
    ]),
  );
}

function placementLines(instance: Instance, plan: Plan): string[] {
  const entries = new Map(instance.sessions.map(({ id, plannedEntries }) => [id, plannedEntries]));
  const placed = plan.assignments.filter(({ week }) => week !== null);
  const moves = placed
    .map(({ displacementWeeks }) => Math.abs(displacementWeeks ?? 0))
    .filter((weeks) => weeks > 0);
  const trainees = placed.reduce((sum, { session }) => sum + (entries.get(session) ?? 0), 0);
  const all = [...entries.values()].reduce((sum, count) => sum + count, 0);
  const weeks = moves.reduce((sum, move) => sum + move, 0);
  return [
    `Placées : ${numberWords(placed.length)} sur ${countWords(instance.sessions.length, 'session')} (${numberWords(trainees)} sur ${countWords(all, 'entrée')}).`,
    `Déplacées : ${countWords(moves.length, 'session')}, ${countWords(weeks, 'semaine')} en tout.`,
  ];
}
