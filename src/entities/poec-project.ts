/** A POEC project: one fiche of an OPCO, with its sessions. */

import { defineEntity, p } from '@mikro-orm/core';
import { natures } from '../domain/nature.ts';
import { opcos } from '../domain/opco.ts';
import { Campaign } from './campaign.ts';
import { romeCode, uuidKey } from './columns.ts';
import { PoecSession } from './poec-session.ts';

const PoecProjectSchema = defineEntity({
  name: 'PoecProject',
  tableName: 'poec_project',
  uniques: [{ properties: ['campaign', 'reference'] }],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    /** Number of the fiche, e.g. "NOR-2022-P001". */
    reference: p.text(),
    /** Code of the OPCO that proposes and funds it, e.g. "AKTO". */
    opco: p.enum(opcos.codes).index(),
    /** Branch, as the OPCO names it, or null. */
    branch: p.text().strictNullable(),
    title: p.text(),
    rome: romeCode(),
    /** Formacode of the training, five digits, or null while unknown. */
    formacode: p.text().strictNullable().check(`formacode ~ '^[0-9]{5}$'`),
    nature: p.enum(natures.codes),
    /** True when the POEC prepares for an alternance contract (002:L727-745). */
    alternance: p.boolean(),
    sessions: () => p.oneToMany(PoecSession).mappedBy('project'),
  },
});

/** A POEC project: one fiche of an OPCO, with its sessions. */
export class PoecProject extends PoecProjectSchema.class {}
PoecProjectSchema.setClass(PoecProject);
