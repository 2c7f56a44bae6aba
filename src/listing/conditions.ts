/** The small conditions that filters are made of. A criterion that is null or absent asks nothing. */

import type { FilterQuery } from '@mikro-orm/core';
import { isUuid } from '../domain/uuid.ts';
import { nest } from './order.ts';

/** A criterion of a filter: null and absent mean the same. */
export type Criterion<Value> = Value | null | undefined;

/** A condition on a property, reached through relations by dots: `project.opco`. */
export type Condition = Record<string, unknown>;

/** The conditions that hold together. */
export function allOf<Row extends object>(...conditions: (Condition | undefined)[]): FilterQuery<Row> {
  return { $and: conditions.filter((condition) => condition !== undefined) } as FilterQuery<Row>;
}

/** The property is this value. */
export function is(path: string, value: Criterion<string | number | boolean>): Condition | undefined {
  return value === null || value === undefined ? undefined : nest(path, value);
}

/** The property is one of these values; an empty list asks for nothing and so finds nothing. */
export function oneOf(path: string, values: Criterion<readonly string[]>): Condition | undefined {
  return values === null || values === undefined ? undefined : nest(path, { $in: values });
}

/** The relation, or the row itself (`id`), is the one with this id. An id that is no UUID is that of nothing. */
export function refersTo(path: string, id: Criterion<string>): Condition | undefined {
  return id === null || id === undefined ? undefined : nest(path, isUuid(id) ? id : { $in: [] });
}

/** The property lies between two values, both included; either may be missing. */
export function between(
  path: string,
  from: Criterion<string | number>,
  to: Criterion<string | number>,
): Condition | undefined {
  const bounds = {
    ...(from === null || from === undefined ? {} : { $gte: from }),
    ...(to === null || to === undefined ? {} : { $lte: to }),
  };
  return Object.keys(bounds).length === 0 ? undefined : nest(path, bounds);
}

/** The text occurs in one of the properties, whatever its capitals. `%`, `_` and `\` are letters like others. */
export function contains(paths: readonly string[], text: Criterion<string>): Condition | undefined {
  if (text === null || text === undefined) {
    return undefined;
  }
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return { $or: paths.map((path) => nest(path, { $ilike: pattern })) };
}

/** The property is null, or is not. */
export function isMissing(path: string, missing: Criterion<boolean>): Condition | undefined {
  return missing === null || missing === undefined ? undefined : nest(path, missing ? null : { $ne: null });
}

/** The instant lies on a day between two others, both included, in universal time; either may be missing. */
export function onDays(path: string, from: Criterion<string>, to: Criterion<string>): Condition | undefined {
  const bounds = {
    ...(from === null || from === undefined ? {} : { $gte: new Date(`${from}T00:00:00.000Z`) }),
    ...(to === null || to === undefined ? {} : { $lte: new Date(`${to}T23:59:59.999Z`) }),
  };
  return Object.keys(bounds).length === 0 ? undefined : nest(path, bounds);
}
