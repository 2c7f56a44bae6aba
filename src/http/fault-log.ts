/** What the log keeps of a failure: where it happened and of what kind, never the values that a person sent. */

/** A failure as a log line shows it; `code` when it has one, `about` for the table or constraint that PostgreSQL named. */
export interface LoggedFault {
  type: string;
  message: string;
  /** Where, frames separated by `|`. */
  stack: string;
  [name: string]: string;
}

/** Frames of a stack that are kept. */
const FRAMES = 12;

/** SQLSTATE: two characters of class, three of subclass. */
const sqlState = /^[0-9A-Z]{5}$/;

/**
 * Messages of PostgreSQL repeat values (« Key (slug)=(…) already exists »), and those of the ORM the whole query:
 * of a failure of the database only its code and the table or constraint are kept.
 */
export function loggedFault(error: unknown): LoggedFault {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const isOfDatabase = typeof code === 'string' && sqlState.test(code);
  const about = [constraint, table].find((name) => typeof name === 'string');
  const lines = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: isOfDatabase ? 'failure of the database' : (error.message.split('\n', 1)[0] ?? '').slice(0, 300),
    ...(about === undefined ? {} : { about: String(about) }),
    stack: lines
      .slice(0, FRAMES)
      .map((line) => line.trim())
      .join(' | '),
  };
}
