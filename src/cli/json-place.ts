/** Where a text stops being JSON: for one line or ten thousand, the place is what a person needs. */

/** Characters that V8 quotes on each side of what it does not expect. */
const QUOTED = 10;

/** Line and column, from 1, of the first thing in a text that `JSON.parse` does not expect; null when the error does not tell. */
export function placeOfError(text: string, error: Error): { line: number; column: number } | null {
  const [, line, column] = /line (\d+) column (\d+)/.exec(error.message) ?? [];
  if (line !== undefined) return { line: Number(line), column: Number(column) };
  // A word that JSON does not know, as NaN, has no position in the message: only what stands around it.
  const [, cutBefore, around = '', cutAfter] =
    /^Unexpected token .*, (\.\.\.)?"(.*)"(\.\.\.)? is not valid JSON$/su.exec(error.message) ?? [];
  const from = text.indexOf(around);
  if (from === -1 || (cutBefore === undefined && cutAfter === undefined)) return null;
  const at = from + (cutBefore === undefined ? around.length - QUOTED : QUOTED);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
