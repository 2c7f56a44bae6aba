/** An organisation of the conference, and what it may do. People are not kept: only what they speak for. */

import { defineEntity, p } from '@mikro-orm/core';
import type { RegionCode } from '../domain/codes.ts';
import { opcos } from '../domain/opco.ts';
import { roles } from '../domain/role.ts';
import { rolesColumn, uuidKey, writtenAt } from './columns.ts';

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  checks: [
    { name: 'organisation_is_named', expression: `btrim(name) <> ''` },
    {
      name: 'organisation_opco_says_which',
      expression: `not ('OPCO' = any(roles)) or opco is not null`,
    },
  ],
  properties: {
    id: uuidKey(),
    name: p.text().unique(),
    /** What an identity provider says of whom it signs in; null for an organisation that only has tokens. */
    siret: p.text().strictNullable().unique().check(`siret ~ '^[0-9]{14}$'`),
    /** The OPCO that it is: which fiches are its own. */
    opco: p.enum(opcos.codes).strictNullable(),
    /** Regions whose campaigns it sees, INSEE codes; null for all of them. */
    regions: p
      .array<RegionCode>()
      .strictNullable()
      .check(`array_to_string(regions, ' ') ~ '^[0-9]{2}( [0-9]{2})*$'`),
    roles: rolesColumn(roles.codes),
    createdAt: writtenAt(),
    /** When it ceased to take part, or null: it then opens nothing, by any way. */
    endedAt: p.datetime(3).strictNullable(),
    /** Counts its changes: who changes it says which state they read. */
    version: p.integer().version(),
  },
});

/** An organisation of the conference. */
export class Organisation extends OrganisationSchema.class {}
OrganisationSchema.setClass(Organisation);
