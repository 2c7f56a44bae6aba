/** `metronome allocate`: an envelope split between OPCO, and its reserve released where a consumption is told. */

import {
  type Allocation,
  allocate,
  allocationLpText,
  type FloorConflict,
  type ReserveRelease,
  releaseReserve,
  toEnvelopes,
  verifyAllocation,
  verifyRelease,
} from '../../solver/index.ts';
import { casesText, caseText } from './allocate-text.ts';
import { type AllocationInput, allocationInput } from './allocation-cases.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { checkWritable, jsonText, writeWhole } from './json-file.ts';
import { problemList } from './read-input.ts';

/** One envelope, split and judged, or why it cannot be. */
export interface AllocatedCase extends Omit<AllocationInput['cases'][number], 'request'> {
  allocation: Allocation | null;
  /** The reserve given out, where a consumption is told. */
  release: ReserveRelease | null;
  conflict: FloorConflict | null;
}

/** What is asked beside the envelopes. */
export interface AllocateOptions {
  /** Reference of the one envelope to show. */
  case?: string;
  json?: boolean;
  /** File for the envelopes of an instance. */
  envelopes?: string;
  /** File for the linear program. */
  lp?: string;
}

/**
 * Splits the envelopes of a data set, a folder or a file, and prints them beside each other; one of them, with
 * its reasons. INFEASIBLE when the floors of one are above its total.
 */
export async function allocateEnvelopes(
  name: string,
  { case: asked, json = false, envelopes, lp }: AllocateOptions,
): Promise<ExitCode> {
  const { title, cases } = await allocationInput(name);
  const chosen = chosenCases(cases, asked);
  const [single] = chosen.length === 1 ? chosen : [];
  if (single === undefined && (envelopes !== undefined || lp !== undefined)) {
    throw new Failure(
      `--envelopes et --lp écrivent un seul cas, et il y en a ${chosen.length}. Attendu : --case avec l’un de ${referencesOf(cases)}.`,
      EXIT.USAGE,
    );
  }
  for (const path of [envelopes, lp]) if (path !== undefined) await checkWritable(path);

  const allocated = chosen.map((one) => allocatedCase(one));
  const [first] = allocated;
  if (json) process.stdout.write(jsonText({ title, cases: allocated }));
  else {
    const lines =
      allocated.length === 1 && first !== undefined
        ? caseText(title, first)
        : casesText(title, name, allocated);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  if (lp !== undefined && single !== undefined) {
    await writeWhole(lp, allocationLpText(single.request));
    process.stderr.write(`Programme linéaire écrit dans ${lp}.\n`);
  }
  if (envelopes !== undefined && first?.allocation != null) {
    const { allocation, release } = first;
    await writeWhole(envelopes, jsonText(toEnvelopes(allocation, release === null ? {} : { release })));
    process.stderr.write(`Enveloppes écrites dans ${envelopes} : à mettre dans une instance.\n`);
  }
  return allocated.some(({ conflict }) => conflict !== null) ? EXIT.INFEASIBLE : EXIT.OK;
}

function referencesOf(cases: AllocationInput['cases']): string {
  return cases.map(({ reference }) => reference).join(', ');
}

function chosenCases(cases: AllocationInput['cases'], asked: string | undefined): AllocationInput['cases'] {
  if (asked === undefined) return cases;
  const found = cases.filter(({ reference }) => reference === asked);
  if (found.length > 0) return found;
  throw new Failure(
    `« ${asked} » pour --case : ce cas n’existe pas. Attendu : ${referencesOf(cases)}.`,
    EXIT.USAGE,
  );
}

/** Splits, releases, and has both judged: what the judges refuse is never shown. */
function allocatedCase({ request, ...about }: AllocationInput['cases'][number]): AllocatedCase {
  const outcome = allocate(request);
  if (outcome.status === 'INVALID')
    throw new Failure(problemList(about.reference, outcome.problems), EXIT.INVALID);
  if (outcome.status === 'INFEASIBLE')
    return { ...about, allocation: null, release: null, conflict: outcome.conflict };
  const { allocation } = outcome;
  expectSound(about.reference, verifyAllocation(request, allocation));
  const { consumption } = request;
  if (consumption === undefined) return { ...about, allocation, release: null, conflict: null };
  const released = releaseReserve(allocation, consumption);
  if (released.status === 'INVALID')
    throw new Failure(problemList(`${about.reference}, consommation`, released.problems), EXIT.INVALID);
  expectSound(about.reference, verifyRelease(allocation, consumption, released.release));
  return { ...about, allocation, release: released.release, conflict: null };
}

function expectSound(
  reference: string,
  { valid, violations }: { valid: boolean; violations: { message: string }[] },
): void {
  if (!valid) throw new Error(`${reference}: ${violations.map(({ message }) => message).join(' ')}`);
}
