/** An offer of the regional training programme (PRF), with which a POEC must not compete (002:L361-373). */

import { defineEntity, p } from '@mikro-orm/core';
import { provenances } from '../domain/provenance.ts';
import { Campaign } from './campaign.ts';
import { count, departementCode, romeCode, uuidKey } from './columns.ts';

const PrfOfferSchema = defineEntity({
  name: 'PrfOffer',
  tableName: 'prf_offer',
  uniques: [{ properties: ['campaign', 'reference'] }],
  checks: [{ name: 'prf_offer_ends_after_it_starts', expression: 'starts_on <= ends_on' }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    reference: p.text(),
    label: p.text(),
    rome: romeCode(),
    departement: departementCode().strictNullable(),
    zone: p.text().strictNullable(),
    startsOn: p.date(),
    endsOn: p.date(),
    places: count('places', 0),
    /** True where the Région is engaged with a provider or runs a structuring offer (002:L763-769). */
    structuring: p.boolean(),
    provenance: p.enum(provenances.codes),
    source: p.text(),
  },
});

/** An offer of the regional training programme (PRF). */
export class PrfOffer extends PrfOfferSchema.class {}
PrfOfferSchema.setClass(PrfOffer);
