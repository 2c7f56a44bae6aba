/** What `verify --proof` says: a proof of any kind, redone from the instance alone. */

import {
  checkInfeasibility,
  checkPeakProof,
  checkPlanProof,
  type Instance,
  type Parameters,
  type Plan,
  type Proof,
  readProof,
  type Verdict,
} from '../../solver/index.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { readJson } from './json-file.ts';
import { problemList } from './read-input.ts';
import { textTable } from './text-table.ts';
import { levelWords, numberWords } from './words.ts';

/** A plan beside a proof. */
export interface PlanBeside {
  /** What it says of itself, when it was not made by hand. */
  claimed: Partial<Plan> | null;
  /** Its levels as `verify` reads them: what the file says of them is not believed. */
  levels: Verdict['levels'];
}

/** A proof that was redone. */
export interface ProofReport {
  holds: boolean;
  /** The verdict of the check, as `--json` shows it. */
  verdict: object;
  told: string[];
}

/**
 * Reads a proof and redoes it; with a plan, says also whether it speaks of that plan, and what the plan claims that it does not bear out.
 * @throws Failure: USAGE when the file cannot be read, INVALID when it holds no proof.
 */
export async function proofReport(
  path: string,
  instance: Instance,
  parameters: Parameters,
  plan: PlanBeside | null,
): Promise<ProofReport> {
  const reading = readProof(await readJson(path, 'une preuve de prove ou de solve'));
  if ('problems' in reading) throw new Failure(problemList(path, reading.problems), EXIT.INVALID);
  const { proof } = reading;
  switch (proof.format) {
    case 'metronome-peak-proof/1': {
      const verdict = checkPeakProof(instance, parameters, proof);
      if (!verdict.holds) return refused(verdict);
      const told = `Preuve refaite : aucun plan qui place toutes les sessions n’a de pic sous ${verdict.bound} entrées.`;
      return { holds: true, verdict, told: [told] };
    }
    case 'metronome-infeasibility-proof/1': {
      const verdict = checkInfeasibility(instance, parameters, proof);
      if (!verdict.holds) return refused(verdict);
      return { holds: true, verdict, told: ['Preuve refaite : aucun plan n’existe.', ...verdict.reasons] };
    }
    case 'metronome-proof/1': {
      const verdict = checkPlanProof(instance, parameters, proof);
      if (!verdict.holds) return refused(verdict);
      const claims = plan === null ? [] : falseBounds(proof, plan, verdict.levels);
      const told = [
        'Preuve refaite : aucun plan qui tient les niveaux précédents ne descend sous ces bornes.',
        ...textTable(
          [
            { header: 'niveau', align: 'left' },
            { header: 'borne', align: 'right' },
            { header: 'tenu ensuite à', align: 'right' },
          ],
          verdict.levels.map(({ name, bound }, l) => [
            levelWords(name),
            numberWords(bound),
            numberWords(proof.levels[l]!.atMost),
          ]),
        ),
        ...claims,
      ];
      return { holds: claims.length === 0, verdict: { ...verdict, claims }, told };
    }
  }
}

function refused(verdict: { because: string }): ProofReport {
  return { holds: false, verdict, told: [`La preuve ne tient pas. ${verdict.because}`] };
}

/** Why a proof does not speak of a plan, and what the plan says of its bounds that it does not bear out. */
function falseBounds(
  { levels: proven }: Extract<Proof, { format: 'metronome-proof/1' }>,
  { claimed, levels }: PlanBeside,
  bounds: readonly { name: string; bound: number }[],
): string[] {
  return levels.flatMap(({ name, value }, l) => {
    const [{ atMost }, { bound }] = [proven[l]!, bounds[l]!];
    const boast = claimed?.levels?.[l]?.provenBound ?? 0;
    // Nothing comes after the last level: what it is worth is no premise.
    const isPremise = l < levels.length - 1;
    return [
      ...(boast <= bound
        ? []
        : [
            `Le plan dit le niveau « ${name} » prouvé jusqu’à ${boast} ; la preuve ne va que jusqu’à ${bound}.`,
          ]),
      ...(!isPremise || value <= atMost
        ? []
        : [
            `Le plan vaut ${value} au niveau « ${name} » ; la preuve ne parle que de plans d’au plus ${atMost}.`,
          ]),
    ];
  });
}
