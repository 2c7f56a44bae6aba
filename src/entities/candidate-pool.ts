/** Candidates expected for a job family on a territory, over any three months in a row (S11): no group without them. */

import { defineEntity, p } from '@mikro-orm/core';
import { provenances } from '../domain/provenance.ts';
import { Campaign } from './campaign.ts';
import { count, departementCode, uuidKey } from './columns.ts';

const CandidatePoolSchema = defineEntity({
  name: 'CandidatePool',
  tableName: 'candidate_pool',
  uniques: [{ properties: ['campaign', 'reference'] }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    reference: p.text(),
    /** First three characters of the ROME codes. */
    family: p.text().check(`family ~ '^[A-N][0-9]{2}$'`),
    /** Employment zone, or null for the whole département. */
    zone: p.text().strictNullable(),
    /** Département, or null, with no zone, for the whole region. */
    departement: departementCode().strictNullable(),
    /** People. */
    expectedCandidates: count('expected_candidates', 0),
    provenance: p.enum(provenances.codes),
    source: p.text(),
  },
});

/** Candidates expected for a job family on a territory. */
export class CandidatePool extends CandidatePoolSchema.class {}
CandidatePoolSchema.setClass(CandidatePool);
