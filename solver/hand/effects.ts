/** What a hand does to each session, rule by rule: for whoever asks why a session is held, closed or left where it was. */

import type { WeekIndex } from '../instance/types.ts';
import type { Orders, ReadDecision } from './orders.ts';
import type { Scene } from './scene.ts';

/** One rule of a hand that changes something for one session. */
export interface HandEffect {
  /** Id of the session. */
  session: string;
  /** JSON Pointer of the rule in the hand: `/decisions/0` or `/solveOnly`. */
  rule: string;
  /**
   * PINNED: it starts in the one week of `weeks`. CLOSED: it may not start in `weeks`, which were open before.
   * WISHED: it wishes the one week of `weeks`. KEPT: it stays in the one week of `weeks`, or out of the plan when there is none.
   */
  kind: 'PINNED' | 'CLOSED' | 'WISHED' | 'KEPT';
  weeks: WeekIndex[];
}

/**
 * The effects of a hand that can be followed, in the order of its sessions, then of its decisions. A decision that
 * changes nothing for a session has none: weeks that were closed already, a preference that a later one replaces.
 */
export function effectsOf(
  scene: Scene,
  read: readonly (ReadDecision | null)[],
  orders: ReadonlyMap<number, Orders>,
): HandEffect[] {
  return scene.instance.sessions.flatMap(({ id }, s): HandEffect[] => {
    const stay = scene.stays.get(s);
    if (stay?.why === 'KEPT')
      return [
        { session: id, rule: '/solveOnly', kind: 'KEPT', weeks: stay.week === null ? [] : [stay.week] },
      ];
    const told = orders.get(s);
    if (told === undefined) return [];
    return read.flatMap((entry, d): HandEffect[] => {
      if (entry === null || !entry.sessions.includes(s)) return [];
      const effect = effectOn(scene, s, entry, told.wish?.decision === d);
      return effect === null ? [] : [{ session: id, rule: `/decisions/${d}`, ...effect }];
    });
  });
}

function effectOn(
  { instance, candidates }: Scene,
  s: number,
  { reach }: ReadDecision,
  isLastWish: boolean,
): Pick<HandEffect, 'kind' | 'weeks'> | null {
  if (reach.kind === 'PIN') return { kind: 'PINNED', weeks: [reach.week] };
  if (reach.kind === 'PREFER') return isLastWish ? { kind: 'WISHED', weeks: [reach.week] } : null;
  const weeks = candidates.open[s]!.filter((week) => reach.closes(instance.sessions[s]!, week));
  return weeks.length === 0 ? null : { kind: 'CLOSED', weeks };
}
