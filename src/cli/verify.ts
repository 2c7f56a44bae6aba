/** `metronome verify`: a second opinion on a plan, from the instance alone. */

import { type Verdict, verify } from '../../solver/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { underHand } from './hand.ts';
import { jsonText, nameOfFile } from './json-file.ts';
import { falseClaims, isUnder, readPlan, warningsOf } from './plan-file.ts';
import { type PlanBeside, proofReport } from './proof-words.ts';
import { askedParameters, soundInstance } from './read-input.ts';
import { textTable } from './text-table.ts';
import { countWords, levelWords, numberWords, termWords } from './words.ts';

/**
 * Judges the plan in a file: rules broken, what the plan says of itself that is not so, and its value on
 * every term and level. A proof is redone beside it, or alone.
 */
export async function verifyFiles(
  instancePath: string,
  planPath: string | undefined,
  {
    json = false,
    hand,
    proof: proofPath,
    ...asked
  }: { parameters?: string; hand?: string; proof?: string; json?: boolean },
): Promise<ExitCode> {
  if (planPath === undefined && proofPath === undefined)
    throw new Failure('Rien à juger : donnez un plan, ou une preuve par --proof.', EXIT.USAGE);
  const sound = await soundInstance(instancePath);
  const { instance, parameters } = await underHand(hand, sound, await askedParameters(asked));
  const redone = (plan: PlanBeside | null) =>
    proofPath === undefined ? null : proofReport(proofPath, instance, parameters, plan);
  if (planPath === undefined) {
    const proof = await redone(null);
    process.stdout.write(json ? jsonText({ proof: proof?.verdict }) : `${proof?.told.join('\n')}\n`);
    return proof?.holds === true ? EXIT.OK : EXIT.REFUSED;
  }
  const file = await readPlan(planPath);
  const verdict = verify(instance, parameters, file.assignments);
  const proof = await redone({ claimed: file.plan, levels: verdict.levels });
  const sameParameters = isUnder(file, parameters);
  const claims = falseClaims(file, instance, sameParameters ? verdict.levels : null);
  const warnings = warningsOf(file, instance, sameParameters);
  const valid = verdict.valid && claims.length === 0 && proof?.holds !== false;
  if (json)
    process.stdout.write(
      jsonText({ ...verdict, valid, claims, warnings, ...(proof === null ? {} : { proof: proof.verdict }) }),
    );
  else {
    const told = proof === null ? [] : ['', ...proof.told];
    process.stdout.write(`${[...lines(planPath, verdict, claims, warnings), ...told].join('\n')}\n`);
  }
  return valid ? EXIT.OK : EXIT.REFUSED;
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
