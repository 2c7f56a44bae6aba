import { parseDepartementCode } from '../domain/codes.ts';
import { provenances } from '../domain/provenance.ts';
import { launches, reference, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { blank, filled, optional, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `agences.csv`: France Travail agencies, named after towns. */

/** The columns of a file of agencies. */
export const AGENCY_COLUMNS = {
  reference: filled('reference', reference),
  name: filled('nom', text),
  departement: blank('departement', parseDepartementCode),
  zone: blank('zone', text),
  launchCap: optional('plafond_lancements', launches),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One agency as a file gives it. */
export type AgencyRow = RowOf<typeof AGENCY_COLUMNS>;

/** Reads a text of agencies. */
export function parseAgencies(content: string, file: string): ParsedFile<AgencyRow> {
  const table = readTable(AGENCY_COLUMNS, content, file);
  return withProblems(table, duplicateProblems(table, 'reference'));
}
