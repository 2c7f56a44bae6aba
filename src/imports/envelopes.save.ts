/** Envelopes and their tranches, saved by their reference, a tranche by its envelope, date and kind. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Campaign, Envelope, Tranche } from '../entities/index.ts';
import type { EnvelopeRow } from './envelopes.parse.ts';
import type { TrancheRow } from './tranches.parse.ts';
import { assignParents, byReference, nothingUpserted, type Upserted, upsert } from './upsert.ts';

/** Saves envelopes, whose parents may stand below them in the file. */
export async function saveEnvelopes(
  em: EntityManager,
  campaign: Campaign,
  rows: EnvelopeRow[],
): Promise<Upserted> {
  const existing = byReference(await em.find(Envelope, { campaign }));
  const upserted = nothingUpserted();
  for (const { line: _, parent, ...values } of rows) {
    const creation = { campaign, parent: null, ...values };
    upsert(em, Envelope, existing, upserted, { reference: values.reference, values, creation });
  }
  assignParents(em, existing, upserted, rows);
  return upserted;
}

/** Saves tranches of envelopes that are saved already. */
export async function saveTranches(
  em: EntityManager,
  campaign: Campaign,
  rows: TrancheRow[],
): Promise<Upserted> {
  const envelopes = byReference(await em.find(Envelope, { campaign }));
  const tranches = await em.find(Tranche, { envelope: { campaign } }, { populate: ['envelope'] });
  const keyOf = (envelope: string, date: string, kind: string) => `${envelope} ${date} ${kind}`;
  const existing = new Map(
    tranches.map((tranche) => [keyOf(tranche.envelope.$.reference, tranche.date, tranche.kind), tranche]),
  );
  const upserted = nothingUpserted();
  for (const { line: _, envelope: envelopeReference, ...values } of rows) {
    const envelope = envelopes.get(envelopeReference);
    if (envelope === undefined)
      throw new Error(`Envelope ${envelopeReference} is not saved: the file was not checked`);
    const reference = keyOf(envelopeReference, values.date, values.kind);
    upsert(em, Tranche, existing, upserted, { reference, values, creation: { envelope, ...values } });
  }
  return upserted;
}
