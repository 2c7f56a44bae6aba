/** What `verify --proof` says: a proof of any kind, redone from the instance alone. */

import {
  checkInfeasibility,
  checkPeakProof,
  checkPlanProof,
  type Instance,
  type Parameters,
  type Proof,
  readProof,
} from '../../solver/index.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { readJson } from './json-file.ts';
import type { PlanFile } from './plan-file.ts';
import { problemList } from './read-input.ts';
import { textTable } from './text-table.ts';
import { levelWords, numberWords } from './words.ts';

/** A proof that was redone. */
export interface ProofReport {
  holds: boolean;
  /** The verdict of the check, as `--json` shows it. */
  verdict: object;
  told: string[];
}

/**
 * Reads a proof and redoes it; with a plan, says also what the plan claims that the proof does not bear out.
 * @throws Failure: USAGE when the file cannot be read, INVALID when it holds no proof.
 */
export async function proofReport(
  path: string,
  instance: Instance,
  parameters: Parameters,
  file: PlanFile | null,
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
      const claims = falseBounds(proof, file, verdict.levels);
      const told = [
        'Preuve refaite : aucun plan qui tient les niveaux précédents ne descend sous ces bornes.',
        ...textTable(
          [
            { header: 'niveau', align: 'left' },
            { header: 'borne', align: 'right' },
          ],
          verdict.levels.map(({ name, bound }) => [levelWords(name), numberWords(bound)]),
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

/** What a plan says of its bounds and values that its proof does not bear out. */
function falseBounds(
  { levels }: Extract<Proof, { format: 'metronome-proof/1' }>,
  file: PlanFile | null,
  bounds: readonly { name: string; bound: number }[],
): string[] {
  return (file?.plan?.levels ?? []).flatMap(({ name, finalValue, provenBound }, l) => {
    const [level, bound] = [levels[l], bounds[l]?.bound];
    if (level === undefined || bound === undefined) return [];
    return [
      ...(provenBound === undefined || provenBound <= bound
        ? []
        : [
            `Le plan dit le niveau « ${name} » prouvé jusqu’à ${provenBound} ; la preuve ne va que jusqu’à ${bound}.`,
          ]),
      ...(finalValue <= level.atMost
        ? []
        : [
            `Le plan vaut ${finalValue} au niveau « ${name} » ; la preuve ne parle que de plans d’au plus ${level.atMost}.`,
          ]),
    ];
  });
}
