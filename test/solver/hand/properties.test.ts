/** What must hold whatever the instance, the plan and the hand. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import { advanceHorizon } from '../../../solver/hand/advance-horizon.ts';
import { applyHand } from '../../../solver/hand/apply.ts';
import { rollForward, type Today } from '../../../solver/hand/roll-forward.ts';
import type { Decision, Hand, Which } from '../../../solver/hand/types.ts';
import { type Assignment, checkInstance, type Instance, solve, verify } from '../../../solver/index.ts';
import { budgetCheckpoints } from '../../../solver/instance/budget.ts';
import { startDate } from '../../../solver/instance/dates.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import { plusDays, someParameters } from '../builders.ts';
import { nextHorizon } from './next-horizon.ts';

const parameters = someParameters();

/** A plan that `verify` accepts: each session in turn in one of its open weeks, or left out where none fits. */
function planBy(instance: Instance, draws: readonly number[]): Assignment[] {
  const { open } = findCandidates(instance, parameters);
  const plan = instance.sessions.map(({ id }): Assignment => ({ session: id, week: null }));
  for (const [s, weeks] of open.entries()) {
    const turn = draws[s % draws.length]! % Math.max(1, weeks.length);
    for (const week of [...weeks.slice(turn), ...weeks.slice(0, turn)]) {
      plan[s] = { ...plan[s]!, week };
      if (verify(instance, parameters, plan).valid) break;
      plan[s] = { ...plan[s]!, week: null };
    }
  }
  return plan;
}

const draws = fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 8 });

/** A day from three weeks before the horizon of `arbitraryInstance` to the end of its eleventh week. */
const day: fc.Arbitrary<Today> = fc.record({
  today: fc.integer({ min: -21, max: 76 }).map((days) => plusDays('2022-02-28', days)),
  frozenWeeks: fc.integer({ min: 0, max: 4 }),
  publishedWeeks: fc.integer({ min: 0, max: 4 }),
});

function rolled(instance: Instance, plan: Assignment[], today: Today): Instance {
  const outcome = rollForward(instance, plan, today);
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.instance;
}

/** How each session stands, and where it may start: what a pinned one is forbidden says nothing. */
function standing(instance: Instance): unknown[] {
  const { open } = findCandidates(instance, parameters);
  return instance.sessions.map(({ pinnedWeek, pinReason, publishedWeek, announced }, s) => ({
    ...{ pinnedWeek, pinReason, publishedWeek, announced },
    open: open[s],
  }));
}

describe('a horizon that rolls', () => {
  test('keeps its plan valid, at the same price but for stability, which is then 0', () => {
    fc.assert(
      fc.property(arbitraryInstance(8), draws, day, (instance, drawn, today) => {
        const plan = planBy(instance, drawn);
        const after = rolled(instance, plan, today);
        expect(checkInstance(after)).toEqual([]);
        const [before, now] = [instance, after].map((given) => verify(given, parameters, plan));
        expect(now!.violations).toEqual([]);
        expect(now!.scores).toEqual({ ...before!.scores, stability: 0 });
      }),
      { numRuns: 60 },
    );
  });

  test('leaves nothing free to start in the past or in a frozen week', () => {
    fc.assert(
      fc.property(arbitraryInstance(8), draws, day, (instance, drawn, today) => {
        const plan = planBy(instance, drawn);
        const after = rolled(instance, plan, today);
        const frozenUntil = plusDays(today.today, 7 * (today.frozenWeeks - 1));
        const { open } = findCandidates(after, parameters);
        for (const [s, session] of after.sessions.entries()) {
          if (session.pinnedWeek !== null) continue;
          for (const week of open[s]!) {
            const start = startDate(after, session, week);
            expect(start > today.today && start > frozenUntil).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('rolled by steps pins what one roll to the last day pins', () => {
    fc.assert(
      fc.property(
        arbitraryInstance(8),
        draws,
        day,
        fc.integer({ min: 0, max: 30 }),
        (instance, drawn, today, days) => {
          const plan = planBy(instance, drawn);
          const later = { ...today, today: plusDays(today.today, days) };
          const stepped = rolled(rolled(instance, plan, today), plan, later);
          expect(standing(stepped)).toEqual(standing(rolled(instance, plan, later)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('moved on, holds its plan, and each envelope has the same money at every later date', () => {
    let dropped = 0;
    fc.assert(
      fc.property(
        arbitraryInstance(8),
        draws,
        day,
        fc.integer({ min: 1, max: 8 }),
        (instance, drawn, today, appended) => {
          const plan = planBy(instance, drawn);
          const before = rolled(instance, plan, today);
          const from = today.today < '2022-02-28' ? '2022-02-28' : today.today;
          const outcome = advanceHorizon(before, plan, nextHorizon(before, from, appended));
          if ('problems' in outcome) {
            // A horizon without sessions is the one thing that cannot be rolled into an instance.
            expect(outcome.problems.map(({ code }) => code)).toEqual(['NO_SESSION']);
            return;
          }
          dropped += outcome.history.length;
          const { instance: after } = outcome;
          expect(verify(after, parameters, outcome.plan).violations).toEqual([]);
          const first = after.weeks[0]!.startDate;
          expect(balances(after, outcome.plan, first)).toEqual(balances(before, plan, first));
          const ids = [...after.sessions.map(({ id }) => id), ...outcome.history, ...outcome.expired];
          expect(ids.sort()).toEqual(instance.sessions.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 100 },
    );
    expect(dropped).toBeGreaterThan(20);
  });
});

/** What each envelope has left at each of its dates after a day, all that the plan starts before it paid. */
function balances(
  instance: Instance,
  plan: readonly Assignment[],
  after: string,
): [string, string | null, number][] {
  const weekOf = new Map(plan.map(({ session, week }) => [session, week]));
  return budgetCheckpoints(instance).flatMap(({ envelope, before, availableCents, sessions }) => {
    if (before !== null && before <= after) return [];
    const paid = sessions.reduce((sum, s) => {
      const session = instance.sessions[s]!;
      const week = weekOf.get(session.id)!;
      const counts = week !== null && (before === null || startDate(instance, session, week) < before);
      return counts ? sum + session.costCents : sum;
    }, 0);
    return [[envelope, before, availableCents - paid]];
  });
}

const which: fc.Arbitrary<Which> = fc.oneof(
  fc.constantFrom<Which>('S1', 'S2', ['S1', 'S3'], {}),
  fc.record(
    {
      opco: fc.constantFrom<string[]>(['AKTO'], ['OPCO EP']),
      rome: fc.constantFrom<string[]>(['H29'], ['G1602']),
      except: fc.constantFrom<string[]>(['S1'], ['S2']),
    },
    { requiredKeys: [] },
  ),
);
const at = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: -3, max: 86 }).map((days) => plusDays('2022-02-28', days)),
);
const date = fc.integer({ min: -3, max: 86 }).map((days) => plusDays('2022-02-28', days));
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({ kind: fc.constant('PIN' as const), which, at, evenIfClosed: fc.boolean() }),
  fc.record({
    kind: fc.constant('FORBID' as const),
    which,
    when: fc.array(at, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('PREFER' as const), which, at }),
  fc.record({ kind: fc.constant('NOT_BEFORE' as const), which, date }),
);
const hand: fc.Arbitrary<Hand> = fc.record({
  format: fc.constant('metronome-hand/1' as const),
  decisions: fc.array(decision, { maxLength: 4 }),
});

describe('a hand', () => {
  test('gives a sound instance in which each session that could start still can, or problems in the hand', () => {
    let followed = 0;
    fc.assert(
      fc.property(arbitraryInstance(6), hand, (instance, given) => {
        const copy = structuredClone(instance);
        const outcome = applyHand(instance, parameters, given);
        expect(instance).toEqual(copy);
        if ('problems' in outcome) {
          expect(outcome.problems).not.toEqual([]);
          for (const { path } of outcome.problems) expect(path).toMatch(/^\/decisions\/\d\//);
          return;
        }
        followed += 1;
        expect(checkInstance(outcome.instance)).toEqual([]);
        const before = findCandidates(instance, parameters).open;
        const after = findCandidates(outcome.instance, parameters).open;
        for (const [s, open] of after.entries()) {
          expect(open.length > 0).toBe(
            before[s]!.length > 0 || outcome.instance.sessions[s]!.pinnedWeek !== null,
          );
          if (outcome.instance.sessions[s]!.pinnedWeek === null)
            expect(open.filter((week) => !before[s]!.includes(week))).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
    expect(followed).toBeGreaterThan(60);
  });

  test('is followed by the plan of a solve: the rest stays, and decisions hold', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(6), draws, hand, async (instance, drawn, given) => {
        const plan = planBy(instance, drawn);
        const outcome = applyHand(instance, parameters, {
          ...given,
          plan,
          solveOnly: { opco: [instance.sessions[0]!.opco] },
        });
        fc.pre('instance' in outcome);
        const result = await solve(outcome.instance, outcome.parameters);
        // A week imposed may cost more than there is: that is told, and it is not this property.
        fc.pre(result.status === 'PLANNED');
        for (const [s, { week }] of result.plan.assignments.entries()) {
          const session = outcome.instance.sessions[s]!;
          if (session.opco !== instance.sessions[0]!.opco) expect(week).toBe(plan[s]!.week);
          if (week !== null && session.pinnedWeek === null)
            expect(session.forbiddenWeeks).not.toContain(week);
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
