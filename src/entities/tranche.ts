/** A tranche: money of an envelope released at a date. */

import { defineEntity, p } from '@mikro-orm/core';
import { trancheKinds } from '../domain/funding.ts';
import { provenances } from '../domain/provenance.ts';
import { cents, uuidKey } from './columns.ts';
import { Envelope } from './envelope.ts';

const TrancheSchema = defineEntity({
  name: 'Tranche',
  tableName: 'tranche',
  // Two releases of one kind on one day are one release: their sum. This is the key an import matches rows by.
  uniques: [{ properties: ['envelope', 'date', 'kind'] }],
  properties: {
    id: uuidKey(),
    envelope: () => p.manyToOne(Envelope).ref().index().deleteRule('cascade'),
    /** First day on which the money can be spent. */
    date: p.date(),
    amountCents: cents('amount_cents'),
    kind: p.enum(trancheKinds.codes),
    provenance: p.enum(provenances.codes),
    source: p.text(),
  },
});

/** A tranche: money of an envelope released at a date. */
export class Tranche extends TrancheSchema.class {}
TrancheSchema.setClass(Tranche);
