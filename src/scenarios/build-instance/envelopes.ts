/** Envelopes as the solver reads them. */

import type { Envelope, Session } from '../../../solver/index.ts';
import type { EnvelopeRow } from '../campaign-data.ts';

/** Id of the envelope of sessions that cost nothing and name none: it holds no money and needs none. */
export const NO_ENVELOPE = 'SANS-ENVELOPPE';

/** Every envelope of the campaign, and the empty one when a session needs it. */
export function translateEnvelopes(rows: EnvelopeRow[], sessions: Session[]): Envelope[] {
  const envelopes: Envelope[] = rows.map((row) => ({
    id: row.reference,
    label: row.label,
    parent: row.parent,
    tranches: row.tranches.map(({ date, amountCents, kind }) => ({ date, amountCents, kind })),
    alreadyEngagedCents: row.alreadyEngagedCents,
    floorCents: row.floorCents,
  }));
  if (sessions.some(({ envelope }) => envelope === NO_ENVELOPE)) {
    envelopes.push({
      id: NO_ENVELOPE,
      label: 'Sans enveloppe ni coût',
      parent: null,
      tranches: [],
      alreadyEngagedCents: 0,
      floorCents: null,
    });
  }
  return envelopes;
}
