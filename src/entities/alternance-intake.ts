/** A date at which alternance contracts start, for the POEC that lead to them (002:L727-745). */

import { defineEntity, p } from '@mikro-orm/core';
import { provenances } from '../domain/provenance.ts';
import { Campaign } from './campaign.ts';
import { count, departementCode, romeCode, uuidKey } from './columns.ts';

const AlternanceIntakeSchema = defineEntity({
  name: 'AlternanceIntake',
  tableName: 'alternance_intake',
  uniques: [{ properties: ['campaign', 'reference'] }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    reference: p.text(),
    label: p.text(),
    /** Job whose family (first three characters) it takes in, or null for any job. */
    rome: romeCode().strictNullable(),
    /** Département it takes in, or null for any. */
    departement: departementCode().strictNullable(),
    date: p.date(),
    /** Longest wait between the end of a session and this date, in weeks. */
    maxGapWeeks: count('max_gap_weeks', 0),
    provenance: p.enum(provenances.codes),
    source: p.text(),
  },
});

/** A date at which alternance contracts start. */
export class AlternanceIntake extends AlternanceIntakeSchema.class {}
AlternanceIntakeSchema.setClass(AlternanceIntake);
