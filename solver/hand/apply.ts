/** From an instance and what a planner decides to the instance and the parameters that say so. */

import type { Instance, Session } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import type { Problem } from '../solution/types.ts';
import { checkHand } from './check.ts';
import { findContradictions } from './contradictions.ts';
import { effectsOf, type HandEffect } from './effects.ts';
import { readMinimalChange } from './minimal-change.ts';
import { gatherOrders, type Orders, readDecisions } from './orders.ts';
import { type Scene, type Stay, sceneOf } from './scene.ts';
import { keepTheRest } from './solve-only.ts';
import type { Hand } from './types.ts';

/** What a solve is then told, and what that changed; or every reason why the hand cannot be followed, by its path in the hand. */
export type HandOutcome =
  | { instance: Instance; parameters: Parameters; effects: HandEffect[] }
  | { problems: Problem[] };

/**
 * Applies a hand as a whole or not at all: `instance` and `parameters` are left as they are, and copies carry the
 * decisions as pins (PLANNER), forbidden weeks and wishes, which gates, `verify` and explanations already know.
 * @param instance one that `checkInstance` accepts. @param parameters ones that `checkParameters` accepts.
 */
export function applyHand(instance: Instance, parameters: Parameters, hand: Hand): HandOutcome {
  const faults = checkHand(hand);
  if (faults.length > 0) return { problems: faults };
  const scene = sceneOf(instance, parameters);
  const kept = keepTheRest(scene, parameters, hand);
  const { read, problems } = readDecisions(scene, hand.decisions ?? []);
  const orders = gatherOrders(scene, read);
  const change =
    hand.minimalChange === undefined
      ? { parameters, published: null }
      : readMinimalChange(instance, parameters, hand.minimalChange, hand);
  const all = [
    ...kept,
    ...problems,
    ...findContradictions(scene, read, orders),
    ...('problems' in change ? change.problems : []),
  ];
  // The plan in force is read for both: what is wrong with it is told once.
  const once = [...new Map(all.map((found) => [`${found.code} ${found.path}`, found])).values()];
  if ('problems' in change || once.length > 0) return { problems: once };
  const sessions = instance.sessions.map((session, s) => {
    const told = followed(scene, session, scene.stays.get(s), orders.get(s));
    return change.published === null ? told : { ...told, publishedWeek: change.published[s]! };
  });
  return {
    instance: { ...instance, sessions },
    parameters: change.parameters,
    effects: effectsOf(scene, read, orders),
  };
}

function followed(
  scene: Scene,
  session: Session,
  stay: Stay | undefined,
  orders: Orders | undefined,
): Session {
  if (stay?.why === 'KEPT') return keptAt(scene, session, stay);
  if (orders === undefined) return session;
  const { pins, closed, wish } = orders;
  const forbiddenWeeks = [...new Set([...session.forbiddenWeeks, ...closed.keys()])].sort((a, b) => a - b);
  return {
    ...session,
    forbiddenWeeks,
    ...(pins[0] === undefined ? {} : { pinnedWeek: pins[0].week, pinReason: 'PLANNER' }),
    ...(wish === null ? {} : { wishedWeek: wish.week, askedWeek: session.askedWeek ?? session.wishedWeek }),
  };
}

/** A session left out stays so because every week is forbidden: it remains in the plan, as not placed. */
function keptAt({ instance }: Scene, session: Session, { week }: Stay): Session {
  if (week !== null) return { ...session, pinnedWeek: week, pinReason: 'PLANNER' };
  return { ...session, forbiddenWeeks: [...instance.weeks.keys()] };
}
