/** Hands as tests write them, and what applying them gives. */
import { applyHand } from '../../../solver/hand/apply.ts';
import type { HandEffect } from '../../../solver/hand/effects.ts';
import type { Decision, Hand } from '../../../solver/hand/types.ts';
import type { Instance, Session } from '../../../solver/instance/types.ts';
import type { Parameters } from '../../../solver/parameters/types.ts';
import { someParameters } from '../builders.ts';

/** A hand that only decides. */
export function deciding(...decisions: Decision[]): Hand {
  return { format: 'metronome-hand/1', decisions };
}

/** What a solve is told after a hand that can be followed. */
export function applied(
  instance: Instance,
  hand: Hand,
  parameters = someParameters(),
): { instance: Instance; parameters: Parameters; effects: HandEffect[] } {
  const outcome = applyHand(instance, parameters, hand);
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

/** The sessions after a hand that can be followed. */
export function sessionsAfter(instance: Instance, hand: Hand): Session[] {
  return applied(instance, hand).instance.sessions;
}

/** Codes and paths of what is wrong with a hand, and the messages. */
export function problemsOf(
  instance: Instance,
  hand: Hand,
  parameters = someParameters(),
): { faults: string[]; messages: string } {
  const outcome = applyHand(instance, parameters, hand);
  const problems = 'problems' in outcome ? outcome.problems : [];
  return {
    faults: problems.map(({ code, path }) => `${code} ${path}`),
    messages: problems.map(({ message }) => message).join('\n'),
  };
}
