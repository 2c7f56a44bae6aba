/** What is said of a solve that ended without a plan. */

import type { SolveResult } from '../../solver/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { problemList } from './read-input.ts';
import { countWords } from './words.ts';

/** A result that is not a plan. */
export type WithoutPlan = Exclude<SolveResult, { status: 'PLANNED' }>;

/** Says on the standard error why there is no plan for `name`, and gives the exit code. */
export function tellWithoutPlan(name: string, result: WithoutPlan): ExitCode {
  const { lines, exitCode } = wordsFor(name, result);
  process.stderr.write(`${lines.join('\n')}\n`);
  return exitCode;
}

function wordsFor(name: string, result: WithoutPlan): { lines: string[]; exitCode: ExitCode } {
  switch (result.status) {
    case 'INFEASIBLE':
      return {
        lines: [
          `Aucun plan n’existe : ${countWords(result.conflicts.length, 'conflit')}.`,
          ...result.conflicts.map(({ message }) => `  - ${message}`),
        ],
        exitCode: EXIT.INFEASIBLE,
      };
    case 'INVALID':
      return { lines: [problemList(name, result.problems)], exitCode: EXIT.INVALID };
    case 'UNDECIDED':
      return {
        lines: [
          'Aucun plan trouvé dans les limites données, et rien ne prouve qu’il n’y en a pas. ' +
            'Donnez plus de temps aux niveaux, permettez de ne pas placer, ou levez une règle.',
        ],
        exitCode: EXIT.UNDECIDED,
      };
    case 'CANCELLED':
      return { lines: ['Arrêté avant le premier plan : rien n’est écrit.'], exitCode: EXIT.CANCELLED };
  }
}
