/** The money of an envelope before a date, in exact cents. */

import type { Envelope, Instance, IsoDate } from '../../instance/types.ts';

/** Each envelope with its ancestors. */
export function lineages(envelopes: readonly Envelope[]): Map<string, string[]> {
  const parents = new Map(envelopes.map(({ id, parent }) => [id, parent]));
  return new Map(
    envelopes.map(({ id }) => {
      const line: string[] = [];
      for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) line.push(at);
      return [id, line];
    }),
  );
}

/** Released before a date (null: ever), and engaged in the envelope and below it outside the sessions listed. */
export function accountBefore(
  { envelopes }: Instance,
  id: string,
  before: IsoDate | null,
): { released: bigint; engaged: bigint } {
  const line = lineages(envelopes);
  const released = envelopes
    .filter((envelope) => envelope.id === id)
    .flatMap(({ tranches }) => tranches)
    .filter(({ date }) => before === null || date < before)
    .reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n);
  const engaged = envelopes
    .filter((envelope) => line.get(envelope.id)?.includes(id) === true)
    .reduce((sum, { alreadyEngagedCents }) => sum + BigInt(alreadyEngagedCents), 0n);
  return { released, engaged };
}

/** What sessions may still spend before a date: never below 0, overspent money is a fact. */
export function roomBefore(instance: Instance, id: string, before: IsoDate | null): bigint {
  const { released, engaged } = accountBefore(instance, id, before);
  return released > engaged ? released - engaged : 0n;
}
