/** A hand as the contract shows it. */

import type { MinimalChange } from '../../solver/index.ts';
import type { DatedDecision, ScenarioHand } from '../../src/scenarios/index.ts';
import type { HandType, MinimalChangeType } from './hand.type.ts';
import { showSelection } from './selection.ts';

/** The hand of a scenario, in the words of the contract. */
export function showHand({ decisions, solveOnly, minimalChange, horizon, plan }: ScenarioHand): HandType {
  return {
    decisions: decisions.map(showDecision),
    solveOnly: solveOnly === null ? null : showSelection(solveOnly),
    minimalChange: minimalChange === null ? null : showPrices(minimalChange),
    horizon,
    plan,
  };
}

function showDecision({ which, ...decision }: DatedDecision, index: number) {
  const shown = { index, selection: showSelection(which) };
  switch (decision.kind) {
    case 'PIN':
      return { ...shown, ...decision, evenIfClosed: decision.evenIfClosed ?? false };
    case 'FORBID':
      return { ...shown, kind: decision.kind, ...decision.when };
    case 'PREFER':
    case 'NOT_BEFORE':
      return { ...shown, ...decision };
  }
}

function showPrices({ perMove, perWeek, announcedFactor, after }: MinimalChange): MinimalChangeType {
  return {
    perMove: perMove ?? null,
    perWeek: perWeek ?? null,
    announcedFactor: announcedFactor ?? null,
    after: after ?? null,
    first: after === null,
  };
}
