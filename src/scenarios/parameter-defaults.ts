/** Every default of a scenario, with its unit, reason and sources: what the planner may change, in one table. */

import { PARAMETER_TABLE } from '../../solver/index.ts';
import { CHOICE_TABLE, type ChoiceRow } from './choices.ts';

/** One default as people are told about it. */
export interface ParameterDefault extends ChoiceRow {
  /** Documents and lines that its reason names (`docs/sources.md`); empty where the documents say nothing. */
  sources: string[];
}

/** The defaults of the scenario, then those of the solver under `/solver`: paths are those of a scenario's choices. */
export function parameterDefaults(): ParameterDefault[] {
  const rows = [...CHOICE_TABLE, ...PARAMETER_TABLE.map((row) => ({ ...row, path: `/solver${row.path}` }))];
  return rows.map((row) => ({ ...row, sources: sourcesIn(row.reason) }));
}

/** `002:L651, L675` is two lines of one document. */
const CITATION = /\b(\d{3}):(L\d+(?:-\d+)?(?:, L\d+(?:-\d+)?)*)/g;
const LAW = /Code du travail, (L\d{4}-\d+(?:-\d+)?)/g;

function sourcesIn(reason: string): string[] {
  const lines = [...reason.matchAll(CITATION)].flatMap(([, document, places = '']) =>
    places.split(', ').map((line) => `${document}:${line}`),
  );
  return [...new Set([...lines, ...[...reason.matchAll(LAW)].map(([law]) => law)])];
}
