import { formatDate, parseDate } from '../domain/date-text.ts';
import { trancheKinds } from '../domain/funding.ts';
import { provenances } from '../domain/provenance.ts';
import { amount, reference, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `tranches.csv`: money of an envelope released at a date (002:L123-129, L421-427). */

/** The columns of a file of tranches. */
export const TRANCHE_COLUMNS = {
  envelope: filled('enveloppe', reference),
  date: filled('date', parseDate),
  amountCents: filled('montant_eur', amount),
  kind: filled('nature', trancheKinds.parse),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One tranche as a file gives it. */
export type TrancheRow = RowOf<typeof TRANCHE_COLUMNS>;

/** Reads a text of tranches. Two releases of one kind on one day are one release, to be summed by the sender. */
export function parseTranches(content: string, file: string): ParsedFile<TrancheRow> {
  const table = readTable(TRANCHE_COLUMNS, content, file);
  const of = (row: TrancheRow) => `${row.envelope}, ${formatDate(row.date)}, ${trancheKinds.label(row.kind)}`;
  return withProblems(table, duplicateProblems(table, 'envelope', of));
}
