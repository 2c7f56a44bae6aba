/** A France Travail agency: it recruits for sessions. Named after a town, never after a person. */

import { defineEntity, p } from '@mikro-orm/core';
import { provenances } from '../domain/provenance.ts';
import { Campaign } from './campaign.ts';
import { count, departementCode, uuidKey } from './columns.ts';

const AgencySchema = defineEntity({
  name: 'Agency',
  tableName: 'agency',
  uniques: [{ properties: ['campaign', 'reference'] }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    reference: p.text(),
    name: p.text(),
    departement: departementCode().strictNullable(),
    /** Employment zone it serves, or null. */
    zone: p.text().strictNullable(),
    /** Sessions it can have in their launch phase in one week, or null when unknown. */
    launchCap: count('launch_cap', 0).strictNullable(),
    provenance: p.enum(provenances.codes),
    /** Document and line, or how the row was reconstructed. */
    source: p.text(),
    /** Counts its changes: who changes it says which state they read. */
    version: p.integer().version(),
  },
});

/** A France Travail agency: it recruits for sessions. */
export class Agency extends AgencySchema.class {}
AgencySchema.setClass(Agency);
