import type { CellReader } from './cells.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { forbiddenCharacter, repairCell } from './decode.ts';
import { type ColumnPositions, locateColumns } from './headers.ts';
import { MAX_CELL_CHARACTERS } from './limits.ts';
import { type ImportProblem, importProblem } from './problem.ts';

/** From a text to typed rows, by a description of its columns. Every problem of the file is told at once. */

/**
 * One column. FILLED: column and cells are required. BLANK: the column is required, so that a header
 * misspelt is told, and a cell may be blank (null). OPTIONAL: the column may be missing (undefined, "not
 * told", which changes nothing on update) and a cell may be blank (null).
 */
export interface Column<T> {
  header: string;
  presence: 'FILLED' | 'BLANK' | 'OPTIONAL';
  read: CellReader<T>;
}

/** A column whose every cell is required. */
export function filled<T>(header: string, read: CellReader<T>): Column<T> {
  return { header, presence: 'FILLED', read };
}

/** A required column whose cells may be blank. */
export function blank<T>(header: string, read: CellReader<T>): Column<T | null> {
  return { header, presence: 'BLANK', read };
}

/** A column that may be missing. */
export function optional<T>(header: string, read: CellReader<T>): Column<T | null | undefined> {
  return { header, presence: 'OPTIONAL', read };
}

/** Any description of columns. */
export type AnyColumns = Readonly<Record<string, Column<unknown>>>;

/** The row that a description of columns gives, with its line in the file. */
export type RowOf<Columns extends AnyColumns> = {
  [Field in keyof Columns]: Columns[Field] extends Column<infer T> ? T : never;
} & { line: number };

/** Rows of a file that could be read, and everything that is wrong with the others. */
export interface ParsedFile<Row> {
  file: string;
  rows: Row[];
  problems: ImportProblem[];
}

/** As `ParsedFile`, with the headers as the file writes them, for problems found between cells. */
export interface ParsedTable<Columns extends AnyColumns> extends ParsedFile<RowOf<Columns>> {
  /** The header of a field, as written, or its canonical one. */
  headerOf(field: keyof Columns & string): string;
}

/** Reads the rows of a CSV text. A row with a problem is not in `rows`. */
export function readTable<const Columns extends AnyColumns>(
  columns: Columns,
  content: string,
  file: string,
): ParsedTable<Columns> {
  const headerOf = (field: keyof Columns & string) =>
    positions.get(field)?.header ?? columns[field]?.header ?? field;
  let positions: ColumnPositions<keyof Columns & string> = new Map();
  const { table, problems: csvProblems } = readCsv(content, file);
  if (table === null) return { file, rows: [], problems: csvProblems, headerOf };

  const located = locateColumns<keyof Columns & string>(columns, table.header, file);
  positions = located.positions;
  const problems = located.problems;
  // Without one of its columns every row would be wrong in the same way: the headers are told alone.
  if (problems.some((problem) => problem.severity === 'ERROR')) return { file, rows: [], problems, headerOf };
  if (table.records.length === 0) {
    const expected = 'au moins une ligne sous les en-têtes';
    problems.push(
      importProblem({ code: 'EMPTY_FILE', severity: 'WARNING', file, line: table.header.line, expected }),
    );
  }

  // As a reader goes: from left to right.
  const leftToRight = Object.entries(columns).toSorted(
    ([a], [b]) => (positions.get(a)?.index ?? 0) - (positions.get(b)?.index ?? 0),
  );
  const rows: RowOf<Columns>[] = [];
  for (const record of table.records) {
    const row = readRow(leftToRight, positions, record, table.header.cells.length, file, problems);
    if (row !== null) rows.push(row as RowOf<Columns>);
  }
  return { file, rows, problems, headerOf };
}

/** A table as it is handed on, with what was found between its cells. */
export function withProblems<const Columns extends AnyColumns>(
  { file, rows, problems }: ParsedTable<Columns>,
  ...found: ImportProblem[][]
): ParsedFile<RowOf<Columns>> {
  return { file, rows, problems: [...problems, ...found.flat()] };
}

/** One row, or null after its problems were added. */
function readRow(
  columns: readonly [string, Column<unknown>][],
  positions: ColumnPositions<string>,
  record: CsvRecord,
  width: number,
  file: string,
  problems: ImportProblem[],
): Record<string, unknown> | null {
  const { line, cells } = record;
  if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '')) {
    const expected = `${width} cellules comme les en-têtes, et non ${cells.length} ; mettez entre guillemets un texte qui contient le séparateur`;
    problems.push(importProblem({ code: 'WRONG_CELL_COUNT', file, line, expected }));
    return null;
  }
  const before = problems.length;
  const row: Record<string, unknown> = { line };
  for (const [field, column] of columns) {
    const position = positions.get(field);
    if (position === undefined) {
      row[field] = undefined;
      continue;
    }
    const cell = cells[position.index] ?? '';
    const problem = readCell(column, cell, (value) => {
      row[field] = value;
    });
    if (problem !== null) problems.push(importProblem({ ...problem, file, line, column: position.header }));
  }
  return problems.length === before ? row : null;
}

/** Gives the value of a cell to `keep`, or returns what is wrong with it. */
function readCell<T>(
  column: Column<T>,
  raw: string,
  keep: (value: T | null) => void,
): { code: ImportProblem['code']; value: string; expected: string } | null {
  const forbidden = forbiddenCharacter(raw);
  if (forbidden !== null) {
    return {
      code: 'BAD_CHARACTER',
      value: raw,
      expected: `un texte sans ${forbidden} ; ressaisissez la cellule`,
    };
  }
  if (raw.length > MAX_CELL_CHARACTERS) {
    const expected = `au plus ${MAX_CELL_CHARACTERS} caractères, et non ${raw.length}`;
    return { code: 'CELL_TOO_LONG', value: raw, expected };
  }
  const cell = repairCell(raw);
  if (cell === '') {
    if (column.presence === 'FILLED')
      return { code: 'MISSING_VALUE', value: '', expected: 'une valeur, obligatoire ici' };
    keep(null);
    return null;
  }
  const parsed = column.read(cell);
  if (!parsed.ok) return { code: 'BAD_VALUE', value: cell, expected: parsed.expected };
  keep(parsed.value);
  return null;
}
