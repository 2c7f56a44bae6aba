/** How a solved level is held while later ones are minimised: the same for the search and for exports. */
import type { Level } from '../parameters/types.ts';
import { levelObjective } from './build.ts';
import { type Row, toRow } from './lp.ts';
import type { Model } from './model.ts';
import { nameOf, plainName } from './names.ts';

/** Slack on held levels: rounding of sums, far below one trainee. */
export const HOLD_SLACK = 1e-6;

/** Most that a level may be once it was solved to a value: its tolerance above it. */
export function mostHeld({ tolerance }: Level, value: number): number {
  return value + tolerance * Math.abs(value);
}

/** Slack of a held level for an engine's own tolerance: relative to its size. */
export function holdSlack(atMost: number): number {
  return HOLD_SLACK * Math.max(1, Math.abs(atMost));
}

/** Name of the row that holds a level. */
export function holdName({ name }: Level): string {
  return nameOf('hold', plainName(name));
}

/** The row that keeps a level at no more than `atMost`, with half the slack that plans are judged with. */
export function holdRow(model: Model, level: Level, atMost: number): Row {
  return toRow(holdName(level), levelObjective(model, level), -Infinity, atMost + holdSlack(atMost) / 2);
}
