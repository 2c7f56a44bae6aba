import { closureEffects, closureForces } from '../domain/closure.ts';
import { parseDate } from '../domain/date-text.ts';
import { provenances } from '../domain/provenance.ts';
import { reference, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { periodProblems } from './periods.ts';
import { filled, optional, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `fermetures.csv`: days on which no session starts, such as the summer truce (002:L407-415), or no training is given. */

/** The columns of a file of closures; both days are closed. */
export const CLOSURE_COLUMNS = {
  reference: filled('reference', reference),
  label: filled('intitule', text),
  firstDay: filled('du', parseDate),
  lastDay: filled('au', parseDate),
  /** Blank or absent: it stops starts, firmly. */
  effect: optional('effet', closureEffects.parse),
  force: optional('force', closureForces.parse),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One closure as a file gives it. */
export type ClosureRow = RowOf<typeof CLOSURE_COLUMNS>;

/** Reads a text of closures. */
export function parseClosures(content: string, file: string): ParsedFile<ClosureRow> {
  const table = readTable(CLOSURE_COLUMNS, content, file);
  return withProblems(
    table,
    duplicateProblems(table, 'reference'),
    periodProblems(table, 'lastDay', ({ firstDay, lastDay }) => [firstDay, lastDay]),
  );
}
