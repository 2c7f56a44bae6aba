/** A territory: région, département or employment zone. */

import { defineEntity, p } from '@mikro-orm/core';
import { territoryKinds } from '../domain/territory-kind.ts';
import { uuidKey } from './columns.ts';

const TerritorySchema = defineEntity({
  name: 'Territory',
  tableName: 'territory',
  properties: {
    id: uuidKey(),
    kind: p.enum(territoryKinds.codes),
    /** Typed code, e.g. "REG-28" or "DEP-28": the bare numbers of the two kinds clash. */
    code: p.text().unique(),
    name: p.text(),
    /** The territory it lies in: a zone in a département, a département in a région. */
    parent: () => p.manyToOne(Territory).ref().strictNullable().index().deleteRule('restrict'),
    children: () => p.oneToMany(Territory).mappedBy('parent'),
  },
});

/** A territory: région, département or employment zone. */
export class Territory extends TerritorySchema.class {}
TerritorySchema.setClass(Territory);
