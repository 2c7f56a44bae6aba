/** Tells a database that cannot be reached, or has no room, from one that refuses what it was asked. */

/** SQLSTATE classes and codes after which the same statement may succeed later. */
const PASSING = [
  /^08/, // connection exception
  /^53/, // insufficient resources: disk full, too many connections
  /^57P/, // shutdown, crash, cannot connect now
  /^58/, // system error outside PostgreSQL
  /^40/, // serialization failure, deadlock
  /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/,
];

/** What the driver says without a code. */
const WITHOUT_CODE = /connection terminated|timeout exceeded when trying to connect|client has encountered/i;

/** What is known of an error of the database. */
interface Told {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
}

/** Whether somebody else held all along a lock that was waited for: the database is well, and whoever waits may try later. */
export function isLockedOut(error: unknown): boolean {
  return ((error ?? {}) as Told).code === '55P03';
}

/** Whether the same thing may succeed once the database is back. */
export function isOutOfReach(error: unknown): boolean {
  const { code, message, cause } = (error ?? {}) as Told;
  if (typeof code === 'string' && PASSING.some((passing) => passing.test(code))) return true;
  if (typeof message === 'string' && WITHOUT_CODE.test(message)) return true;
  return cause !== undefined && cause !== error && isOutOfReach(cause);
}
