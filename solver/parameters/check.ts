/** Whether parameters can be used: each value in its bounds, none against another. */

import { schemaReader } from '../instance/json-schema.ts';
import { shown } from '../instance/shown.ts';
import type { Problem } from '../solution/types.ts';
import schema from './parameters.schema.json' with { type: 'json' };
import type { EngineChoice, Level, Parameters, SmoothingParameters } from './types.ts';

/** Reads any part of the parameters by `parameters.schema.json`. */
export const readBySchema = schemaReader(schema);

/**
 * Every reason why some parameters cannot be used, each with its path; empty when they can. A weight that is NaN or
 * below zero comes from code as well as from files: bounds are checked here too, not only where a file is read.
 */
export function checkParameters(parameters: Parameters): Problem[] {
  const { problems, wellShaped } = readBySchema(parameters);
  if (!wellShaped) return problems;
  const contradictions = findContradictions(parameters);
  // At one place the contradiction knows more than the schema.
  const told = new Set(contradictions.map(({ path }) => path));
  return [...problems.filter(({ path }) => !told.has(path)), ...contradictions];
}

function findContradictions({ levels, smoothing }: Parameters): Problem[] {
  return [
    ...checkLevels(levels),
    ...checkPeriods(smoothing),
    ...checkSlopes(smoothing),
    ...checkProfile(smoothing),
  ];
}

const ENGINES: readonly string[] = ['auto', 'highs', 'javascript-lp-solver'] satisfies EngineChoice[];

/** An engine that does not exist, where no schema has read the parameters. */
export function checkEngine({ engine }: Parameters): Problem[] {
  if (ENGINES.includes(engine)) return [];
  const message = `ce moteur n'existe pas. Attendu : ${ENGINES.join(', ')}. En choisir un.`;
  return [problem('ENGINE_UNKNOWN', '/engine', engine, message)];
}

function problem(code: string, path: string, value: unknown, message: string): Problem {
  return { code, path, value, message: `${shown(value)} : ${message}` };
}

/** Positions of the values that an earlier position already has. */
function repeats(values: string[]): number[] {
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []));
}

/** A level is quoted by its name, and a term weighs once in it: stating it twice hides which weight applies. */
function checkLevels(levels: Level[]): Problem[] {
  const names = repeats(levels.map(({ name }) => name)).map((l) => {
    const message = 'deux niveaux portent ce nom. Attendu : un nom par niveau. Renommer le second.';
    return problem('LEVEL_NAME_DUPLICATE', `/levels/${l}/name`, levels[l]!.name, message);
  });
  const terms = levels.flatMap((level, l) =>
    repeats(level.terms.map(({ term }) => term)).map((t) => {
      const message = `ce terme est déjà dans le niveau « ${level.name} ». Attendu : chaque terme une fois par niveau. Garder un seul poids.`;
      return problem('TERM_DUPLICATE', `/levels/${l}/terms/${t}/term`, level.terms[t]!.term, message);
    }),
  );
  return [...names, ...terms];
}

function checkPeriods({ periods }: SmoothingParameters): Problem[] {
  return repeats(periods.map(({ period }) => period)).map((p) => {
    const message =
      'cette maille de temps est déjà donnée. Attendu : QUARTER et MONTH une fois au plus. Garder un seul poids.';
    return problem('PERIOD_DUPLICATE', `/smoothing/periods/${p}/period`, periods[p]!.period, message);
  });
}

/** Slopes that fall would make a large deviation cheaper than two small ones, and the program no longer linear. */
function checkSlopes({ slopes }: SmoothingParameters): Problem[] {
  return slopes.flatMap((slope, j) => {
    const previous = slopes[j - 1];
    if (previous === undefined || slope > previous) return [];
    const message = `cette pente ne dépasse pas la précédente (${previous}). Attendu : des pentes croissantes, par exemple 1, 3, 5, 7. Corriger la liste.`;
    return [problem('SLOPES_NOT_INCREASING', `/smoothing/slopes/${j}`, slope, message)];
  });
}

/** Quarters and months are shared out apart: each kind has one whole to share. */
function checkProfile({ profile }: SmoothingParameters): Problem[] {
  const kinds = [
    { name: 'trimestres', shape: /-Q\d$/ },
    { name: 'mois', shape: /-\d{2}$/ },
  ];
  return kinds.flatMap(({ name, shape }) => {
    const shares = Object.entries(profile).filter(([period]) => shape.test(period));
    const total = shares.reduce((sum, [, share]) => sum + share, 0);
    // Tenths do not add up exactly in binary: 0.7 + 0.2 + 0.1 may pass 1 by a hair.
    if (!(total > 1 + 1e-9)) return [];
    const rounded = Number(total.toFixed(6));
    const message = `les parts des ${name} dépassent le tout. Attendu : une somme d'au plus 1. Réduire l'une d'elles.`;
    return [problem('PROFILE_ABOVE_ONE', '/smoothing/profile', rounded, message)];
  });
}
