/** `metronome verify`: a second opinion on a plan, from the instance alone. */

import {
  checkPeakProof,
  type Instance,
  type Parameters,
  type ProofVerdict,
  readPeakProof,
  type Verdict,
  verify,
} from '../../solver/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { underHand } from './hand.ts';
import { jsonText, nameOfFile, readJson } from './json-file.ts';
import { falseClaims, isOf, isUnder, readPlan } from './plan-file.ts';
import { askedParameters, problemList, soundInstance } from './read-input.ts';
import { textTable } from './text-table.ts';
import { countWords, levelWords, numberWords, termWords } from './words.ts';

/**
 * Judges the plan in a file: rules broken, what the plan says of itself that is not so, and its value on
 * every term and level.
 */
export async function verifyFiles(
  instancePath: string,
  planPath: string,
  {
    json = false,
    hand,
    proof: proofPath,
    ...asked
  }: { parameters?: string; hand?: string; proof?: string; json?: boolean },
): Promise<ExitCode> {
  const sound = await soundInstance(instancePath);
  const { instance, parameters } = await underHand(hand, sound, await askedParameters(asked));
  const file = await readPlan(planPath);
  const verdict = verify(instance, parameters, file.assignments);
  const sameParameters = isUnder(file, parameters);
  const claims = falseClaims(file, instance, sameParameters ? verdict.levels : null);
  const warnings = [
    ...(isOf(file, instance) ? [] : ['Ce plan a été calculé sur une autre version de l’instance.']),
    ...(sameParameters
      ? []
      : [
          'Ce plan a été calculé avec d’autres paramètres : donnez-les par --parameters pour comparer les notes.',
        ]),
  ];
  const proof = proofPath === undefined ? null : await proofVerdict(instance, parameters, proofPath);
  const valid = verdict.valid && claims.length === 0 && proof?.holds !== false;
  if (json)
    process.stdout.write(
      jsonText({ ...verdict, valid, claims, warnings, ...(proof === null ? {} : { proof }) }),
    );
  else {
    const told = proof === null ? [] : ['', proofWords(proof)];
    process.stdout.write(`${[...lines(planPath, verdict, claims, warnings), ...told].join('\n')}\n`);
  }
  return valid ? EXIT.OK : EXIT.REFUSED;
}

/** The bound of a proof, redone from the instance alone. */
async function proofVerdict(instance: Instance, parameters: Parameters, path: string): Promise<ProofVerdict> {
  const reading = readPeakProof(await readJson(path, 'une preuve (metronome-peak-proof/1)'));
  if ('problems' in reading) throw new Failure(problemList(path, reading.problems), EXIT.INVALID);
  return checkPeakProof(instance, parameters, reading.proof);
}

function proofWords(proof: ProofVerdict): string {
  return proof.holds
    ? `Preuve refaite : aucun plan qui place toutes les sessions n’a de pic sous ${proof.bound} entrées.`
    : `La preuve ne tient pas. ${proof.because}`;
}

function lines(
  planPath: string,
  { valid, violations, scores, levels }: Verdict,
  claims: readonly string[],
  warnings: readonly string[],
): string[] {
  const name = nameOfFile(planPath);
  return [
    valid
      ? `${name} : le plan respecte toutes les règles.`
      : `${name} : ${countWords(violations.length, 'règle enfreinte', 'règles enfreintes')}.`,
    ...violations.map(({ rule, message }) => `  ${rule} : ${message}`),
    ...(claims.length === 0 ? [] : ['Ce que le plan dit de lui-même et qui n’est pas exact :']),
    ...claims.map((claim) => `  ${claim}`),
    ...warnings,
    '',
    ...textTable(
      [
        { header: 'terme', align: 'left' },
        { header: 'valeur', align: 'right' },
        { header: 'unité', align: 'left' },
      ],
      Object.entries(scores).map(([term, value]) => {
        const { name, unit } = termWords(term);
        return [name, numberWords(value), unit];
      }),
    ),
    '',
    ...textTable(
      [
        { header: 'niveau', align: 'left' },
        { header: 'valeur', align: 'right' },
      ],
      levels.map((level) => [levelWords(level.name), numberWords(level.value)]),
    ),
  ];
}
