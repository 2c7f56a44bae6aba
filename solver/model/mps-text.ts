/**
 * A program as free MPS, the format that every solver reads, with the names of the LP text. To be minimised:
 * that is the default of the format, and saying so (`OBJSENSE`) makes `glpsol` refuse the file.
 */
import type { Column, Expression, LinearProgram, Row } from './lp.ts';
import { commentLines, isBinary, numberText, OBJECTIVE, toWritten } from './written.ts';

/** The whole program with one objective to minimise, after comments for the reader. */
export function toMpsText(
  lp: LinearProgram,
  objective: Expression,
  comments: readonly string[] = [],
): string {
  const { columns, rows, costs } = toWritten(lp, objective);
  const ranges = rows.filter(({ lower, upper }) => senseOf({ lower, upper }) === 'L' && lower !== -Infinity);
  const bounds = columns.flatMap(boundLines);
  return [
    ...commentLines('*', comments),
    // Without FREE, cbc reads fields by their position.
    'NAME metronome FREE',
    'ROWS',
    ` N ${OBJECTIVE}`,
    ...rows.map((row) => ` ${senseOf(row)} ${row.name}`),
    'COLUMNS',
    ...columnLines(columns, rows, costs),
    'RHS',
    ...rows
      .map((row) => [row.name, sideOf(row)] as const)
      .flatMap(([name, side]) => entry('RHS', name, side)),
    ...(ranges.length === 0 ? [] : ['RANGES']),
    ...ranges.flatMap(({ name, lower, upper }) => entry('RANGE', name, upper - lower)),
    ...(bounds.length === 0 ? [] : ['BOUNDS', ...bounds]),
    'ENDATA',
    '',
  ].join('\n');
}

/** A row with two sides is an `L` row, whose range says how far below it may go. */
function senseOf({ lower, upper }: Pick<Row, 'lower' | 'upper'>): 'E' | 'L' | 'G' {
  if (lower === upper) return 'E';
  return upper === Infinity ? 'G' : 'L';
}

function sideOf({ lower, upper }: Row): number {
  return upper === Infinity ? lower : upper;
}

/** What is not said is 0. */
function entry(set: string, name: string, value: number): string[] {
  return value === 0 ? [] : [` ${set} ${name} ${numberText(value)}`];
}

/** The program column by column; runs of integer columns stand between markers. */
function columnLines(columns: Column[], rows: Row[], costs: [number, number][]): string[] {
  const entries: string[][] = columns.map(() => []);
  for (const [column, cost] of costs)
    entries[column]!.push(` ${columns[column]!.name} ${OBJECTIVE} ${numberText(cost)}`);
  for (const row of rows)
    row.columns.forEach((column, i) => {
      entries[column]!.push(` ${columns[column]!.name} ${row.name} ${numberText(row.coefficients[i]!)}`);
    });
  let integer = false;
  let markers = 0;
  const marker = (): string => ` MARKER_${++markers} 'MARKER' '${integer ? 'INTORG' : 'INTEND'}'`;
  const lines: string[] = [];
  columns.forEach((column, c) => {
    if (column.integer !== integer) {
      integer = column.integer;
      lines.push(marker());
    }
    // A column that nothing uses is still a column.
    if (entries[c]!.length === 0) lines.push(` ${column.name} ${OBJECTIVE} 0`);
    for (const line of entries[c]!) lines.push(line);
  });
  if (integer) {
    integer = false;
    lines.push(marker());
  }
  return lines;
}

/** What is not said is 0 <= column, without end; of an integer column readers differ, so its end is said. */
function boundLines(column: Column): string[] {
  const { name, lower, upper, integer } = column;
  const bound = (kind: string, value?: number): string =>
    ` ${kind} BOUND ${name}${value === undefined ? '' : ` ${numberText(value)}`}`;
  if (isBinary(column)) return [bound('BV')];
  if (lower === upper) return [bound('FX', lower)];
  if (lower === -Infinity && upper === Infinity) return [bound('FR')];
  return [
    ...(lower === -Infinity ? [bound('MI')] : []),
    ...(lower !== -Infinity && (lower !== 0 || upper < 0) ? [bound('LO', lower)] : []),
    ...(upper !== Infinity ? [bound('UP', upper)] : integer ? [bound('PL')] : []),
  ];
}
