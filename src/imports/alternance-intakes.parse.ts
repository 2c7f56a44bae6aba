import { parseDepartementCode, parseRomeCode } from '../domain/codes.ts';
import { parseDate } from '../domain/date-text.ts';
import { provenances } from '../domain/provenance.ts';
import { reference, text, weeks } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { blank, filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `rentrees-alternance.csv`: dates at which alternance contracts start (002:L727-745). */

/** The columns of a file of intakes. A blank job or département means any. */
export const ALTERNANCE_INTAKE_COLUMNS = {
  reference: filled('reference', reference),
  label: filled('intitule', text),
  rome: blank('rome', parseRomeCode),
  departement: blank('departement', parseDepartementCode),
  date: filled('date', parseDate),
  maxGapWeeks: filled('ecart_max_semaines', weeks),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One intake as a file gives it. */
export type AlternanceIntakeRow = RowOf<typeof ALTERNANCE_INTAKE_COLUMNS>;

/** Reads a text of alternance intakes. */
export function parseAlternanceIntakes(content: string, file: string): ParsedFile<AlternanceIntakeRow> {
  const table = readTable(ALTERNANCE_INTAKE_COLUMNS, content, file);
  return withProblems(table, duplicateProblems(table, 'reference'));
}
