/** The table of parameters that documents and the API show: each default with its unit and its reason. */

import { defaultParameters } from './defaults.ts';
import { AIMS } from './reasons/aims.ts';
import { levelReasons } from './reasons/levels.ts';
import { LIMITS } from './reasons/limits.ts';
import type { ParameterReason } from './reasons/reason.ts';

/** One parameter as people are told about it. */
export interface ParameterRow extends ParameterReason {
  /** Value of `defaultParameters()` at that path. */
  defaultValue: unknown;
}

/** Value at a JSON Pointer of plain data; undefined where there is none. */
export function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
}

/** Every parameter with its default, its unit and the reason of the default. */
export const PARAMETER_TABLE: readonly ParameterRow[] = [...AIMS, ...LIMITS, ...levelReasons()].map(
  (row) => ({
    ...row,
    defaultValue: valueAt(defaultParameters(), row.path),
  }),
);
