import type { AuditAction } from '../domain/audit.ts';
import { AuditEntry } from '../entities/index.ts';
import { allOf, type Criterion, is, onDays, oneOf, refersTo } from './conditions.ts';
import type { Listing } from './list.ts';

/** What the entries of the audit can be filtered by. `entityId` and `campaign` are ids. */
export interface AuditFilter {
  entities?: Criterion<readonly string[]>;
  entityId?: Criterion<string>;
  campaign?: Criterion<string>;
  actions?: Criterion<readonly AuditAction[]>;
  account?: Criterion<string>;
  organisation?: Criterion<string>;
  operation?: Criterion<string>;
  /** Days, in universal time, both included. */
  from?: Criterion<string>;
  to?: Criterion<string>;
}

/** What they can be sorted by. */
export type AuditOrderField = 'AT';

/** The audit. */
export const auditEntries: Listing<AuditEntry, AuditFilter, AuditOrderField> = {
  entity: AuditEntry,
  where: (filter) =>
    allOf(
      oneOf('entity', filter.entities),
      refersTo('entityId', filter.entityId),
      refersTo('campaignId', filter.campaign),
      oneOf('action', filter.actions),
      is('account', filter.account),
      is('organisation', filter.organisation),
      is('operation', filter.operation),
      onDays('at', filter.from, filter.to),
    ),
  orders: { AT: [{ path: 'at', kind: 'instant' }] },
  defaultOrder: { field: 'AT', direction: 'DESC' },
};
