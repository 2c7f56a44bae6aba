/** What must be true of a reconstruction before it is written: the year fits its envelopes, and its wishes do not. */

import { openWeeks, startInWeek, summerTruce } from './calendar.ts';
import { type Draft, kept } from './draft.ts';
import { type Envelope, envelopeReference, INITIAL_PERCENT, TEMPORARY_WORK } from './envelopes.ts';
import type { Reconstruction } from './tables.ts';

/**
 * Throws unless a plan exists that places every session. Money binds from above only, so one exists exactly
 * when every session started as late as it can fits every envelope before each release.
 */
export function checkFeasible(reconstruction: Reconstruction): void {
  const { programme, drafts, offers, envelopes } = reconstruction;
  const rules = { truce: summerTruce(programme.year), intakes: programme.intakes, offers };
  const latestStart = (draft: Draft) => {
    const last = openWeeks(draft, rules).at(-1);
    if (last === undefined) throw new Error(`${draft.job.title}, ${draft.place.commune}: no open week`);
    return startInWeek(last, draft.wished);
  };
  const starts = new Map(kept(drafts).map((draft) => [draft, latestStart(draft)]));
  for (const envelope of envelopes) {
    const over = spentBeforeReserve(reconstruction, envelope, (draft) => starts.get(draft) ?? '');
    if (over.spent > over.released)
      throw new Error(`${envelope.reference}: short before April even at the latest`);
    if (over.all > envelope.totalCents) throw new Error(`${envelope.reference}: short over the year`);
  }
}

/** Throws unless the wishes of temporary work use up its first share before the reserve (002:L579-591). */
export function checkShortBeforeReserve(reconstruction: Reconstruction): void {
  const reference = envelopeReference(reconstruction.programme.year, TEMPORARY_WORK);
  const envelope = reconstruction.envelopes.find((candidate) => candidate.reference === reference);
  if (envelope === undefined) throw new Error(`${reference} is not an envelope`);
  const { spent, released } = spentBeforeReserve(reconstruction, envelope, ({ wished }) => wished);
  if (spent <= released) throw new Error(`${reference}: the wishes fit before the reserve`);
}

function spentBeforeReserve(
  { programme, drafts, envelopes }: Reconstruction,
  envelope: Envelope,
  startOf: (draft: Draft) => string,
) {
  const subtree = new Set([envelope.reference]);
  // Parents come before their children.
  for (const { reference, parent } of envelopes) if (subtree.has(parent)) subtree.add(reference);
  const engaged = envelopes
    .filter(({ reference }) => subtree.has(reference))
    .reduce((sum, { alreadyEngagedCents }) => sum + alreadyEngagedCents, 0);
  const paid = kept(drafts).filter(({ line }) => subtree.has(envelopeReference(programme.year, line)));
  const cost = (sessions: Draft[]) => sessions.reduce((sum, { costCents }) => sum + costCents, engaged);
  return {
    spent: cost(paid.filter((draft) => startOf(draft) < `${programme.year}-04-01`)),
    released: (envelope.totalCents * INITIAL_PERCENT) / 100,
    all: cost(paid),
  };
}
