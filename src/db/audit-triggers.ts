/**
 * The triggers of the audit, for migrations: a new table adds its own, or says in `test/db/audit.test.ts` why it
 * has none. Triggers, so that no writer can forget, whatever program it is.
 */

/** SQL that has the changes of a table written down, but for some columns that say nothing of what people do. */
export function auditTriggers(table: string, untold: readonly string[] = []): string[] {
  const columns = untold.map((column) => `'${column}'`).join(', ');
  const rows = { insert: 'new table as after_rows', delete: 'old table as before_rows' };
  const both = { ...rows, update: 'old table as before_rows new table as after_rows' };
  return Object.entries(both).map(
    ([operation, transition]) =>
      `create trigger ${table}_audited_${operation} after ${operation} on ${table} ` +
      `referencing ${transition} for each statement execute function audit_rows(${columns})`,
  );
}
