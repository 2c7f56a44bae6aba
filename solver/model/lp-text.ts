/** A program as LP text (CPLEX format) that a person reads: the golden files, and exports to other solvers. */
import type { Column, Expression, LinearProgram, Row } from './lp.ts';
import { nameOf } from './names.ts';
import { commentLines, isBinary, numberText, OBJECTIVE, toWritten } from './written.ts';

/** Longest line where terms allow it: readers of the format stop at 255 characters, people sooner. */
const LINE_LENGTH = 100;

/** The whole program with one objective to minimise, after comments for the reader. */
export function toLpText(lp: LinearProgram, objective: Expression, comments: readonly string[] = []): string {
  const { columns, rows, costs } = toWritten(lp, objective, splitSides);
  const names = columns.map(({ name }) => name);
  const bounds = columns.flatMap(boundLine);
  const generals = columns.filter((column) => column.integer && !isBinary(column));
  const binaries = columns.filter(isBinary);
  return [
    ...commentLines('\\', comments),
    'Minimize',
    ` ${OBJECTIVE}: ${sum(costs, names)}`,
    'Subject To',
    ...rows.map((row) => rowLine(row, names)),
    ...(bounds.length === 0 ? [] : ['Bounds', ...bounds]),
    ...(generals.length === 0 ? [] : ['General', ...generals.map(({ name }) => ` ${name}`)]),
    ...(binaries.length === 0 ? [] : ['Binary', ...binaries.map(({ name }) => ` ${name}`)]),
    'End',
    '',
  ].join('\n');
}

/** A row with two different sides is two rows: the format has no such row. */
function splitSides(row: Row): Row[] {
  const { name, lower, upper } = row;
  if (lower === upper || lower === -Infinity || upper === Infinity) return [row];
  return [
    { ...row, name: nameOf(name, 'low'), upper: Infinity },
    { ...row, name: nameOf(name, 'up'), lower: -Infinity },
  ];
}

function rowLine({ name, lower, upper, columns, coefficients }: Row, names: string[]): string {
  const left = sum(
    columns.map((column, i) => [column, coefficients[i]!] as const),
    names,
  );
  if (lower === upper) return ` ${name}: ${left} = ${numberText(upper)}`;
  return ` ${name}: ${left} ${upper === Infinity ? `>= ${numberText(lower)}` : `<= ${numberText(upper)}`}`;
}

/** What is not said is 0 <= column, without end. */
function boundLine(column: Column): string[] {
  const { name, lower, upper } = column;
  if (isBinary(column) || (lower === 0 && upper === Infinity)) return [];
  if (lower === upper) return [` ${name} = ${numberText(lower)}`];
  if (upper === Infinity) return [lower === -Infinity ? ` ${name} free` : ` ${name} >= ${numberText(lower)}`];
  return [` ${lower === -Infinity ? '-inf' : numberText(lower)} <= ${name} <= ${numberText(upper)}`];
}

/** A sum over lines; an empty one still names a column, because readers want one. */
function sum(terms: readonly (readonly [number, number])[], names: string[]): string {
  if (terms.length === 0) return `0 ${names[0] ?? 'none'}`;
  return wrap(
    terms.map(([column, coefficient], i) => {
      const size = Math.abs(coefficient);
      const sign = coefficient < 0 ? '- ' : i === 0 ? '' : '+ ';
      return `${sign}${size === 1 ? '' : `${numberText(size)} `}${names[column]}`;
    }),
  );
}

function wrap(parts: string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line.length + part.length > LINE_LENGTH && line !== '') {
      lines.push(line);
      line = part;
    } else line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, line].join('\n   ');
}
