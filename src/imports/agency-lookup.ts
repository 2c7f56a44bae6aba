import { foldWords } from '../domain/text.ts';

/**
 * Finds an agency by its reference or, as OPCO write it, by its name. A name that two agencies share finds none.
 * The prefix that people add ("Agence France Travail de Caen") is for the sender to remove.
 */
export function agencyLookup<A extends { reference: string; name: string }>(
  agencies: readonly A[],
): (written: string) => A | undefined {
  const byReference = new Map(agencies.map((agency) => [agency.reference, agency]));
  const byName = new Map<string, A | null>();
  for (const agency of agencies) {
    const name = foldWords(agency.name);
    byName.set(name, byName.has(name) ? null : agency);
  }
  return (written) => byReference.get(written) ?? byName.get(foldWords(written)) ?? undefined;
}
