/** Words of the audit. */

/** What happened to a row. */
export const auditActions = ['CREATE', 'UPDATE', 'DELETE'] as const;

/** One of `auditActions`. */
export type AuditAction = (typeof auditActions)[number];

/**
 * Where a change came from: the contract (in local mode, by a token, by somebody signed in), a command of
 * Métronome, Métronome itself (a worker, a start), or another program of the database.
 */
export const auditOrigins = ['LOCAL', 'TOKEN', 'SESSION', 'COMMAND', 'SYSTEM', 'DATABASE'] as const;

/** One of `auditOrigins`. */
export type AuditOrigin = (typeof auditOrigins)[number];

/** How an export of the audit is written. */
export const auditFormats = ['jsonl', 'csv'] as const;

/** One of `auditFormats`. */
export type AuditFormat = (typeof auditFormats)[number];

/** Longest reason that a change may be given, characters. */
export const MAX_REASON_LENGTH = 500;
