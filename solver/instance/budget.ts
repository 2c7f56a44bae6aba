/** Dated budgets: which money must be enough for which starts. Exact integer cents throughout. */
import type { Envelope, Instance, IsoDate } from './types.ts';

/** One inequality of an envelope: what starts before a date is paid by what was released before it. */
export interface BudgetCheckpoint {
  envelope: string;
  /** Starts strictly before this date count; null: all of them. */
  before: IsoDate | null;
  /** Released before the date minus what is engaged outside the sessions listed, cents; may be negative. */
  availableCents: number;
  releasedCents: number;
  alreadyEngagedCents: number;
  /** Sessions of the envelope and of its descendants, positions in `instance.sessions`. */
  sessions: number[];
}

/** The ids of each envelope and of every ancestor of it, by its id. */
export function lineages(envelopes: Envelope[]): Map<string, string[]> {
  const byId = new Map(envelopes.map((envelope) => [envelope.id, envelope]));
  return new Map(
    envelopes.map(({ id }) => {
      const line: string[] = [];
      for (let at = byId.get(id); at !== undefined; at = at.parent === null ? undefined : byId.get(at.parent))
        line.push(at.id);
      return [id, line];
    }),
  );
}

/**
 * Every checkpoint of every envelope: just before each release, the first included, and at the end.
 */
export function budgetCheckpoints(instance: Instance): BudgetCheckpoint[] {
  const lines = lineages(instance.envelopes);
  const sessions = new Map(instance.envelopes.map(({ id }) => [id, [] as number[]]));
  const engaged = new Map(instance.envelopes.map(({ id }) => [id, 0]));
  instance.sessions.forEach(({ envelope }, s) => {
    for (const id of lines.get(envelope)!) sessions.get(id)!.push(s);
  });
  for (const { id, alreadyEngagedCents } of instance.envelopes) {
    for (const ancestor of lines.get(id)!)
      engaged.set(ancestor, engaged.get(ancestor)! + alreadyEngagedCents);
  }
  return instance.envelopes.flatMap(({ id, tranches }) => {
    const dates = [...new Set(tranches.map(({ date }) => date))].sort();
    return [...dates, null].map((before) => {
      const releasedCents = tranches
        .filter(({ date }) => before === null || date < before)
        .reduce((sum, { amountCents }) => sum + amountCents, 0);
      const alreadyEngagedCents = engaged.get(id)!;
      return {
        envelope: id,
        before,
        releasedCents,
        alreadyEngagedCents,
        availableCents: releasedCents - alreadyEngagedCents,
        sessions: sessions.get(id)!,
      };
    });
  });
}
