/** What a quarter can hold; a scenario keeps a share of it for unforeseen projects (S7, 002:L475-481). */

import { defineEntity, p } from '@mikro-orm/core';
import { provenances } from '../domain/provenance.ts';
import type { Quarter } from '../domain/quarter.ts';
import { Campaign } from './campaign.ts';
import { cents, count, uuidKey } from './columns.ts';

const QuarterCapacitySchema = defineEntity({
  name: 'QuarterCapacity',
  tableName: 'quarter_capacity',
  uniques: [{ properties: ['campaign', 'quarter'] }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    /** `2022-Q1`. */
    quarter: p.text().$type<Quarter>().check(`quarter ~ '^[0-9]{4}-Q[1-4]$'`),
    /** Trainees, or null when not limited. */
    entries: count('entries', 0).strictNullable(),
    /** Euro cents, or null when not limited. */
    costCents: cents('cost_cents').strictNullable(),
    provenance: p.enum(provenances.codes),
    source: p.text(),
  },
});

/** What a quarter can hold. */
export class QuarterCapacity extends QuarterCapacitySchema.class {}
QuarterCapacitySchema.setClass(QuarterCapacity);
