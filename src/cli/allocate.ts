/** `metronome allocate`: an envelope split between OPCO, and its reserve released where a consumption is told. */

import {
  type Allocation,
  allocationLpText,
  type FloorConflict,
  type ReserveRelease,
  toEnvelopes,
} from '../../solver/index.ts';
import { splitEnvelope } from '../allocation/split-envelope.ts';
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

function allocatedCase({ request, ...about }: AllocationInput['cases'][number]): AllocatedCase {
  const split = splitEnvelope(request);
  if ('problems' in split) throw new Failure(problemList(about.reference, split.problems), EXIT.INVALID);
  return { ...about, ...split };
}
