/** From a prepared solve to what the contract shows of the hand in it. */

import type { HandEffect, Instance } from '../../solver/index.ts';
import { formatDate } from '../../src/domain/date-text.ts';
import type { PreparedSolve, Refusal } from '../../src/scenarios/index.ts';
import { InvalidInstanceProblem } from '../problem/problem.type.ts';
import { typedProblems } from '../problem/problems.ts';
import type { AppliedHandType, HandEffectType } from './effect.type.ts';

/** A hand applied, or why it cannot be. */
export function showAppliedHand(prepared: PreparedSolve | Refusal): AppliedHandType {
  if ('problems' in prepared)
    return { rules: [], weeks: [], problems: typedProblems(prepared.problems, InvalidInstanceProblem) };
  const { effects, instance, phases } = prepared;
  const byRule = Map.groupBy(effects, ({ rule, kind }) => `${rule} ${kind}`);
  return {
    rules: [...byRule.values()]
      .map((group) => ({ ...ruleOf(group[0]!), kind: group[0]!.kind, sessions: group.length }))
      .toSorted((a, b) => (a.decision ?? MAX) - (b.decision ?? MAX) || a.rule.localeCompare(b.rule)),
    weeks: (phases ?? []).map((phase, w) => ({ startsOn: instance.weeks[w]!.startDate, phase })),
    problems: [],
  };
}

/** Rank of the rules that are no decision: after them all. */
const MAX = Number.MAX_SAFE_INTEGER;

/** The effects on one session; none when the hand cannot be applied any more. */
export function effectsOn(prepared: PreparedSolve | Refusal, session: string): HandEffectType[] {
  if ('problems' in prepared) return [];
  const { effects, instance } = prepared;
  return effects.filter((effect) => effect.session === session).map((effect) => showEffect(instance, effect));
}

function showEffect(instance: Instance, effect: HandEffect): HandEffectType {
  const weeks = effect.weeks.map((week) => instance.weeks[week]!.startDate);
  return {
    sessionReference: effect.session,
    ...ruleOf(effect),
    kind: effect.kind,
    weeks,
    message: messageOf(effect, weeks),
  };
}

function ruleOf({ rule }: HandEffect): { rule: string; decision: number | null } {
  const [, decision] = /^\/decisions\/(\d+)$/.exec(rule) ?? [];
  return { rule, decision: decision === undefined ? null : Number(decision) };
}

function messageOf({ rule, kind }: HandEffect, weeks: readonly string[]): string {
  const { decision } = ruleOf({ rule } as HandEffect);
  const by =
    decision !== null
      ? `par la décision ${decision}`
      : rule === '/horizon'
        ? 'par l’horizon glissant, qui la tient où le plan en vigueur la met'
        : 'parce que seule une partie est à placer';
  const week = weeks[0] === undefined ? '' : `semaine du ${formatDate(weeks[0])}`;
  switch (kind) {
    case 'PINNED':
      return `Imposée ${by} : ${week}.`;
    case 'CLOSED':
      return `${weeks.length} ${weeks.length === 1 ? 'semaine fermée' : 'semaines fermées'} ${by}.`;
    case 'WISHED':
      return `Préférée ${by} : ${week}.`;
    case 'KEPT':
      return weeks.length === 0
        ? `Laissée hors du plan ${by}.`
        : `Laissée où le plan en vigueur la met (${week}) ${by}.`;
  }
}
