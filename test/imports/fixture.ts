import { readFileSync } from 'node:fs';
import type { ImportFile } from '../../src/imports/decode.ts';
import { decode } from '../../src/imports/decode.ts';
import type { ImportProblem } from '../../src/imports/problem.ts';
import { parseSessions, type SessionRow } from '../../src/imports/sessions.parse.ts';

/** A fixture as it would be sent: its name and its bytes. */
export function fixture(name: string): ImportFile {
  return { name, content: readFileSync(new URL(`./fixtures/${name}`, import.meta.url)) };
}

/** The sessions of a fixture, and everything wrong with it, decoding included. */
export function readSessions(name: string): { rows: SessionRow[]; problems: ImportProblem[] } {
  const decoded = decode(fixture(name));
  if (decoded.problems.length > 0) return { rows: [], problems: decoded.problems };
  return parseSessions(decoded.text, name);
}

/** What a test compares of problems: where, which kind, which value. */
export function places(problems: readonly ImportProblem[]) {
  return problems.map(({ code, line, column, value }) => [code, line, column, value]);
}
