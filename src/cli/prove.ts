/** `metronome prove`: bounds, or an impossibility, that anybody can redo with whole numbers. */

import {
  type Instance,
  type LevelResult,
  type Parameters,
  type Plan,
  type Proof,
  proveInfeasible,
  provePeak,
  provePlan,
  verify,
  withProof,
} from '../../solver/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { underHand } from './hand.ts';
import { checkWritable, jsonText, writeWhole } from './json-file.ts';
import { isUnder, readPlan } from './plan-file.ts';
import { askedParameters, soundInstance } from './read-input.ts';
import { levelLines } from './solve-report.ts';

/** A proof, what is said of it, and how the command ends. */
interface Proven {
  proof: Proof;
  told: string[];
  exitCode: ExitCode;
}

const REDO =
  'À refaire sans nous : la formule est dans docs/problem.md, et verify --proof la recalcule en nombres entiers.';

/** Writes the proof to `out`, or to the standard output, and says what it proves. */
export async function proveFile(
  path: string,
  planPath: string | undefined,
  { out, hand, ...asked }: { parameters?: string; hand?: string; out?: string },
): Promise<ExitCode> {
  const sound = await soundInstance(path);
  const { instance, parameters } = await underHand(hand, sound, await askedParameters(asked));
  if (out !== undefined) await checkWritable(out);
  const { proof, told, exitCode } =
    planPath === undefined
      ? await withoutPlan(path, instance, parameters)
      : await ofPlan(planPath, instance, parameters);
  if (out === undefined) process.stdout.write(jsonText(proof));
  else await writeWhole(out, jsonText(proof));
  process.stderr.write(`${[...told, REDO].join('\n')}\n`);
  return exitCode;
}

/** Why no plan exists, where gates, money or limits say so; else a bound on the peak of every plan that places all sessions. */
async function withoutPlan(path: string, instance: Instance, parameters: Parameters): Promise<Proven> {
  const impossible = await proveInfeasible(instance, parameters);
  if (impossible.reasons.length > 0) {
    const told =
      'Aucun plan n’existe, et cela se refait sans moteur : la preuve donne chaque raison avec ses chiffres.';
    return { proof: impossible, told: [told], exitCode: EXIT.INFEASIBLE };
  }
  const proof = await provePeak(instance, parameters);
  if (proof === null)
    throw new Failure(
      `${path} : aucune session n’a de semaine ouverte, il n’y a pas de pic à borner. Élargissez des fenêtres.`,
      EXIT.INFEASIBLE,
    );
  const told = `Aucun plan qui place toutes les sessions n’a de mois sous ${proof.bound} entrées au plus plein.`;
  return { proof, told: [told], exitCode: EXIT.OK };
}

/** The bounds of every level of a plan, of `solve` or made by hand. */
async function ofPlan(path: string, instance: Instance, parameters: Parameters): Promise<Proven> {
  const file = await readPlan(path);
  const { valid, violations, levels: values } = verify(instance, parameters, file.assignments);
  if (!valid)
    throw new Failure(
      `${path} : ce plan enfreint une règle, ses bornes ne diraient rien. ${violations[0]!.message}`,
      EXIT.REFUSED,
    );
  const solved = isUnder(file, parameters) ? file.plan?.levels : undefined;
  const levels = values.map(
    ({ name, value }, l): LevelResult =>
      solved?.[l]?.name === name
        ? solved[l]
        : { name, terms: [], value, finalValue: value, bound: 0, gap: 1, end: 'CANCELLED' },
  );
  const proof = await provePlan(instance, parameters, { levels });
  const plan = withProof({ ...(file.plan as Plan), levels }, parameters, proof);
  return { proof, told: [...levelLines(plan.levels), ''], exitCode: EXIT.OK };
}
