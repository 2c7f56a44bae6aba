/**
 * The embedded PostgreSQL cannot be started or used. The message is in French, for the person at the
 * terminal: what was met, where, and what to do next.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** What every message may end with: the way out that needs none of our binaries. */
export const useYourOwnServer =
  'Autre solution : donnez dans DATABASE_URL un PostgreSQL existant (15 ou plus récent), ' +
  'par exemple DATABASE_URL=postgresql://metronome:motdepasse@127.0.0.1:5432/metronome.';

/** The system's own code of a failure ("EACCES"), or its text when it has none. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error);
}
