/** Tables for a terminal: columns aligned, nothing drawn. */

/** A column: its header, and the side its cells lean to. */
export interface TextColumn {
  header: string;
  align: 'left' | 'right';
}

/**
 * Lays out rows under their headers, two spaces apart, each line indented by two.
 *
 *     mois      sessions  entrées
 *     janvier         16      153
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map(({ header }) => header), ...rows];
  const widths = columns.map((_, c) => Math.max(...lines.map((line) => widthOf(line[c] ?? ''))));
  return lines.map((line) =>
    columns
      .map(({ align }, c) => {
        const cell = line[c] ?? '';
        const filling = ' '.repeat(widths[c]! - widthOf(cell));
        return align === 'right' ? filling + cell : cell + filling;
      })
      .join('  ')
      .replace(/^/, '  ')
      .trimEnd(),
  );
}

/** Columns that a text takes in a terminal: accents may be letters of their own. */
function widthOf(text: string): number {
  return [...text.normalize('NFC')].length;
}

/** A bar of `value` on a scale where `full` takes `width` columns, to an eighth of a column. */
export function bar(value: number, full: number, width: number): string {
  if (full <= 0) return '';
  const eighths = Math.round((value / full) * width * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8]!;
}
