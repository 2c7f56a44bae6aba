/** Reads the data sets as a stranger would: the CSV files and nothing of ours. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const DATA = new URL('../../data/', import.meta.url);

/** A row of a table, by header. */
export type Row = Readonly<Record<string, string>>;

/** Text of a file below `data/`. */
export function dataText(path: string): string {
  return readFileSync(new URL(path, DATA), 'utf8');
}

/** Rows of a canonical table, `;` between cells. */
export function table(path: string): Row[] {
  return parse(dataText(path), { columns: true, delimiter: ';' }) as Row[];
}

const figures = parse(dataText('reference/figures/normandie.csv'), { columns: true }) as Row[];

/** A published figure of Normandie; throws when the table has not exactly one. */
export function published(year: number | string, measure: string): number {
  const found = figures.filter((row) => row.year === String(year) && row.measure === measure);
  const value = found[0]?.value;
  if (found.length !== 1 || value === undefined)
    throw new Error(`${found.length} figures « ${measure} » for ${year}`);
  return Number(value);
}

/** A cell that must be there. */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}

/** A cell as a number: whole, or with a decimal comma. */
export function number(row: Row, column: string): number {
  return Number(cell(row, column).replace(',', '.'));
}

/** An amount in cents, exact: `48127,35` is 4812735. */
export function cents(row: Row, column: string): number {
  const match = /^(\d+),(\d{2})$/.exec(cell(row, column));
  if (match === null) throw new Error(`${column} is not an amount: ${cell(row, column)}`);
  return Number(`${match[1]}${match[2]}`);
}

/** A date JJ/MM/AAAA as `YYYY-MM-DD`. */
export function date(row: Row, column: string): string {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell(row, column));
  if (match === null) throw new Error(`${column} is not a date: ${cell(row, column)}`);
  return `${match[3]}-${match[2]}-${match[1]}`;
}

/** Sum of what is read of each row. */
export function sum(rows: readonly Row[], read: (row: Row) => number): number {
  return rows.reduce((total, row) => total + read(row), 0);
}

/** Month of the wished start, 1 to 12. */
export function wishedMonth(row: Row): number {
  return Number(date(row, 'debut_souhaite').slice(5, 7));
}

/** What is read of the rows, by month of the wished start, January first. */
export function byMonth(rows: readonly Row[], read: (row: Row) => number): number[] {
  return Array.from({ length: 12 }, (_, index) =>
    sum(
      rows.filter((row) => wishedMonth(row) === index + 1),
      read,
    ),
  );
}

/** Number of rows by value of a column. */
export function countBy(rows: readonly Row[], column: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(cell(row, column), (counts.get(cell(row, column)) ?? 0) + 1);
  return counts;
}
