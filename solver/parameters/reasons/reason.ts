/** What a planner is told of one parameter, its default apart. */
export interface ParameterReason {
  /** JSON Pointer in `Parameters`: `/smoothing/stepWidth`. */
  path: string;
  /** Unit, in French; "sans unité" for a pure number or a choice. */
  unit: string;
  /** Why this default, in French. */
  reason: string;
}

/** Unit of a pure number or of a choice. */
export const NO_UNIT = 'sans unité';
