/** One change of one row: who, when, from what to what, and why. The database writes them, and nobody changes them. */

import { defineEntity, p } from '@mikro-orm/core';
import { auditActions, auditOrigins } from '../domain/audit.ts';
import { uuidKey } from './columns.ts';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: uuidKey(),
    at: p.datetime(3).index(),
    action: p.enum(auditActions),
    /** Table of the row: "poec_session". */
    entity: p.text().index(),
    entityId: p.uuid().index(),
    /** What people call the row: its reference, short name, name or label; null when it has none. */
    reference: p.text().strictNullable(),
    /** Campaign of the row; null for one that belongs to none. No foreign key: what is deleted stays told. */
    campaignId: p.uuid().strictNullable().index(),
    /** Columns that changed, with their value before; null for a row that is created. */
    before: p.json<Record<string, unknown>>().strictNullable(),
    /** The same, after; null for a row that is deleted. */
    after: p.json<Record<string, unknown>>().strictNullable(),
    origin: p.enum(auditOrigins),
    /** Pseudonym of the account, id of the token, or name of the database account. */
    account: p.text().index(),
    /** Name of the organisation at that time. */
    organisation: p.text().strictNullable(),
    roles: p.array<string>(),
    /** Operation of the contract or command, where there was one. */
    operation: p.text().strictNullable(),
    /** Why, as they said. */
    reason: p.text().strictNullable(),
    /** Id that follows the request through the log. */
    requestId: p.text().strictNullable(),
  },
});

/** One change of one row. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
