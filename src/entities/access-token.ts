/** A token by which a machine speaks for an organisation. The token itself is shown once and never kept. */

import { defineEntity, p } from '@mikro-orm/core';
import { roles } from '../domain/role.ts';
import { rolesColumn, uuidKey, writtenAt } from './columns.ts';
import { Organisation } from './organisation.ts';

const AccessTokenSchema = defineEntity({
  name: 'AccessToken',
  tableName: 'access_token',
  checks: [{ name: 'access_token_expires_after_it_begins', expression: 'created_at < expires_at' }],
  properties: {
    id: uuidKey(),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    /** What it is for: « import nocturne ». */
    label: p.text(),
    /** SHA-256 of the token, in hexadecimal. */
    hash: p.text().unique().check(`hash ~ '^[0-9a-f]{64}$'`).hidden(),
    /** Among those of its organisation: a token never has more than its organisation has now. */
    roles: rolesColumn(roles.codes),
    createdAt: writtenAt(),
    expiresAt: p.datetime(3),
    /** When it was taken back, or null. */
    revokedAt: p.datetime(3).strictNullable(),
    /** Last request that it opened, to the minute; null before the first. */
    lastUsedAt: p.datetime(3).strictNullable(),
  },
});

/** A token by which a machine speaks for an organisation. */
export class AccessToken extends AccessTokenSchema.class {}
AccessTokenSchema.setClass(AccessToken);
