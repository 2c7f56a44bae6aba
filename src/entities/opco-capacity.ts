/** What the staff of an OPCO can launch (002:L661-677, L715-725): it manages several actions at once. */

import { defineEntity, p } from '@mikro-orm/core';
import { opcos } from '../domain/opco.ts';
import { provenances } from '../domain/provenance.ts';
import { Campaign } from './campaign.ts';
import { count, uuidKey } from './columns.ts';

const OpcoCapacitySchema = defineEntity({
  name: 'OpcoCapacity',
  tableName: 'opco_capacity',
  uniques: [{ properties: ['campaign', 'opco'] }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    opco: p.enum(opcos.codes),
    /** Sessions it can start in one month. */
    monthlyLaunchCap: count('monthly_launch_cap', 0),
    provenance: p.enum(provenances.codes),
    source: p.text(),
  },
});

/** What the staff of an OPCO can launch. */
export class OpcoCapacity extends OpcoCapacitySchema.class {}
OpcoCapacitySchema.setClass(OpcoCapacity);
