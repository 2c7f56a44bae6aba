import { opcos } from '../domain/opco.ts';
import { provenances } from '../domain/provenance.ts';
import { launches, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `opco.csv`: what the staff of each OPCO can launch in a month (002:L661-677). */

/** The columns of a file of OPCO capacities. */
export const OPCO_CAPACITY_COLUMNS = {
  opco: filled('opco', opcos.parse),
  monthlyLaunchCap: filled('plafond_mensuel', launches),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** The capacity of one OPCO as a file gives it. */
export type OpcoCapacityRow = RowOf<typeof OPCO_CAPACITY_COLUMNS>;

/** Reads a text of OPCO capacities, one row an OPCO. */
export function parseOpcoCapacities(content: string, file: string): ParsedFile<OpcoCapacityRow> {
  const table = readTable(OPCO_CAPACITY_COLUMNS, content, file);
  return withProblems(
    table,
    duplicateProblems(table, 'opco', ({ opco }) => opcos.label(opco)),
  );
}
