import { parseDepartementCode, parseRomeFamily } from '../domain/codes.ts';
import { provenances } from '../domain/provenance.ts';
import { people, reference, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { blank, filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `viviers.csv`: candidates expected for a job family on a territory over three months (002:L719-725). */

/** The columns of a file of pools; a blank zone is the whole département, a blank département the whole region. */
export const CANDIDATE_POOL_COLUMNS = {
  reference: filled('reference', reference),
  family: filled('famille_rome', parseRomeFamily),
  zone: blank('zone', text),
  departement: blank('departement', parseDepartementCode),
  expectedCandidates: filled('candidats_attendus', people),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** One pool as a file gives it. */
export type CandidatePoolRow = RowOf<typeof CANDIDATE_POOL_COLUMNS>;

/** Reads a text of pools. */
export function parseCandidatePools(content: string, file: string): ParsedFile<CandidatePoolRow> {
  const table = readTable(CANDIDATE_POOL_COLUMNS, content, file);
  return withProblems(table, duplicateProblems(table, 'reference'));
}
