/** An envelope: a sum that pays sessions, released by dated tranches, part of a larger one or not. */

import { defineEntity, p } from '@mikro-orm/core';
import { envelopeScopes } from '../domain/funding.ts';
import { opcos } from '../domain/opco.ts';
import { provenances } from '../domain/provenance.ts';
import { Campaign } from './campaign.ts';
import { cents, uuidKey } from './columns.ts';
import { PoecSession } from './poec-session.ts';
import { Tranche } from './tranche.ts';

const EnvelopeSchema = defineEntity({
  name: 'Envelope',
  tableName: 'envelope',
  uniques: [{ properties: ['campaign', 'reference'] }],
  checks: [{ name: 'envelope_not_its_own_parent', expression: 'parent_id <> id' }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    reference: p.text(),
    label: p.text(),
    scope: p.enum(envelopeScopes.codes),
    /** Code of the OPCO it serves, or null where it serves several. */
    opco: p.enum(opcos.codes).strictNullable(),
    /** The envelope this one is part of: what this one spends, the parent spends too. */
    parent: () => p.manyToOne(Envelope).ref().strictNullable().index().deleteRule('restrict'),
    /** What the OPCO may not receive less than, its 2019-2020 consumption (002:L123-125), or null where no floor applies. */
    floorCents: cents('floor_cents').strictNullable(),
    /** Engaged before the campaign and outside its sessions. */
    alreadyEngagedCents: cents('already_engaged_cents'),
    provenance: p.enum(provenances.codes),
    source: p.text(),
    children: () => p.oneToMany(Envelope).mappedBy('parent'),
    tranches: () => p.oneToMany(Tranche).mappedBy('envelope').orderBy({ date: 'asc', kind: 'asc' }),
    sessions: () => p.oneToMany(PoecSession).mappedBy('envelope'),
  },
});

/** An envelope: a sum that pays sessions, released by dated tranches. */
export class Envelope extends EnvelopeSchema.class {}
EnvelopeSchema.setClass(Envelope);
