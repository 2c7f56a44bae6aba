/** A closure: days on which no session starts, such as the summer truce (002:L407-415), or no training is given. */

import { defineEntity, p } from '@mikro-orm/core';
import { closureEffects, closureForces } from '../domain/closure.ts';
import { provenances } from '../domain/provenance.ts';
import { Campaign } from './campaign.ts';
import { uuidKey } from './columns.ts';

const ClosureSchema = defineEntity({
  name: 'Closure',
  tableName: 'closure',
  uniques: [{ properties: ['campaign', 'reference'] }],
  checks: [{ name: 'closure_ends_after_it_starts', expression: 'first_day <= last_day' }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    reference: p.text(),
    label: p.text(),
    /** First and last closed days, both included. */
    firstDay: p.date(),
    lastDay: p.date(),
    /** What it stops: starts, courses, or both. */
    effect: p.enum(closureEffects.codes).default('STARTS'),
    /** Are its starts refused, or only dearer? */
    force: p.enum(closureForces.codes).default('HARD'),
    provenance: p.enum(provenances.codes),
    source: p.text(),
  },
});

/** A closure: days on which no session starts, or no training is given. */
export class Closure extends ClosureSchema.class {}
ClosureSchema.setClass(Closure);
