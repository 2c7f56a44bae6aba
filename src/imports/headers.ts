import { foldWords } from '../domain/text.ts';
import { repairCell } from './decode.ts';
import { VARIANTS } from './header-variants.ts';
import { type ImportProblem, importProblem } from './problem.ts';

/** Headers of files: the canonical ones of `data/`, and what OPCO write instead. Accents, case and punctuation do not count. */

/** The spelling by which two headers are the same: words without accents, case or punctuation. */
export function foldHeader(header: string): string {
  return foldWords(repairCell(header));
}

/** The usual variants of a canonical header. */
export function headerVariants(header: string): readonly string[] {
  return VARIANTS[header] ?? [];
}

/** Where each field of a file is: the position of its column and its header as written. Fields absent from the file are left out. */
export type ColumnPositions<Field extends string> = Map<Field, { index: number; header: string }>;

/**
 * Finds the columns of a file. A missing required column and one given twice are errors; a column that
 * nothing reads is a warning, and its content is never kept nor shown: it may name people.
 */
export function locateColumns<Field extends string>(
  fields: Readonly<Record<Field, { header: string; presence: string }>>,
  header: { line: number; cells: readonly string[] },
  file: string,
): { positions: ColumnPositions<Field>; problems: ImportProblem[] } {
  const names = Object.keys(fields) as Field[];
  const fieldOf = new Map<string, Field>();
  // Canonical headers win over variants: "agence" of sessions is never the variant of another column.
  for (const name of names)
    for (const variant of headerVariants(fields[name].header)) fieldOf.set(foldHeader(variant), name);
  for (const name of names) fieldOf.set(foldHeader(fields[name].header), name);

  const positions: ColumnPositions<Field> = new Map();
  const problems: ImportProblem[] = [];
  const at = { file, line: header.line };
  for (const [index, cell] of header.cells.entries()) {
    const column = repairCell(cell);
    if (column === '') continue;
    const field = fieldOf.get(foldHeader(cell));
    const earlier = field === undefined ? undefined : positions.get(field);
    if (field === undefined) {
      const expected = 'une colonne connue ; celle-ci n’est pas lue';
      problems.push(importProblem({ ...at, code: 'UNKNOWN_COLUMN', severity: 'WARNING', column, expected }));
    } else if (earlier !== undefined) {
      const expected = `une seule colonne « ${fields[field].header} » ; « ${earlier.header} » la donne déjà`;
      problems.push(importProblem({ ...at, code: 'DUPLICATE_COLUMN', column, expected }));
    } else {
      positions.set(field, { index, header: column });
    }
  }
  for (const name of names) {
    if (positions.has(name) || fields[name].presence === 'OPTIONAL') continue;
    const column = fields[name].header;
    const [usual] = headerVariants(column);
    const expected = `une colonne « ${column} »${usual === undefined ? '' : ` (ou « ${usual} »)`}, absente du fichier ; ajoutez-la`;
    problems.push(importProblem({ ...at, code: 'MISSING_COLUMN', column, expected }));
  }
  return { positions, problems };
}
