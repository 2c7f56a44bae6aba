import { describe, expect, test } from '@jest/globals';
import type { AlternanceIntake } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, anIntake, someParameters, starts, weeksFrom } from '../../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 4);

describe('wait', () => {
  const [SEPTEMBER, OCTOBER] = [anIntake(), anIntake({ id: 'I2', date: '2022-10-01', maxGapWeeks: 9 })];

  /** Trainee-weeks of wait of ten trainees who end on a day, whatever their start. */
  function wait(day: string, prepares: string[], intakes: AlternanceIntake[] = [SEPTEMBER, OCTOBER]): number {
    const sessions = [{ endDateByStart: WEEKS.map(() => day), alternanceIntakes: prepares }];
    const instance = anInstance({ weeks: WEEKS, sessions, alternanceIntakes: intakes });
    return verify(instance, someParameters(), starts(0)).scores.wait;
  }

  test.each<[string, string, string[], number]>([
    ['on the day of the intake', '2022-09-01', ['I1'], 0],
    ['a week before', '2022-08-25', ['I1'], 10],
    ['four weeks before, the longest gap', '2022-08-04', ['I1'], 40],
    ['a day less than a week before', '2022-08-26', ['I1'], 60 / 7],
    ['too long before: no contract, no wait', '2022-08-03', ['I1'], 0],
    ['after it', '2022-09-02', ['I1'], 0],
    ['on the day of one and in time for another: the nearest', '2022-09-01', ['I1', 'I2'], 0],
    ['before two: the nearest', '2022-08-25', ['I2', 'I1'], 10],
    ['too long before the nearest, in time for the next', '2022-08-03', ['I1', 'I2'], (59 * 10) / 7],
    ['between the two', '2022-09-03', ['I1', 'I2'], 40],
    ['an intake it does not prepare for', '2022-08-25', ['I2'], (37 * 10) / 7],
    ['no intake at all', '2022-08-25', [], 0],
  ])('ends %s', (_, day, prepares, expected) => {
    expect(wait(day, prepares)).toBe(expected);
  });

  test('sessions add up; those not placed do not wait', () => {
    const draft = { endDateByStart: WEEKS.map(() => '2022-08-25'), alternanceIntakes: ['I1'] };
    const sessions = [draft, { ...draft, plannedEntries: 3 }, { ...draft, plannedEntries: 100 }];
    const instance = anInstance({ weeks: WEEKS, sessions, alternanceIntakes: [SEPTEMBER] });
    expect(verify(instance, someParameters(), starts(0, 1, null)).scores.wait).toBe(13);
  });

  test('sevenths of a week are summed before they are divided', () => {
    // Seven trainees a day before their intake wait a week together: no seventh is lost.
    const draft = {
      plannedEntries: 1,
      endDateByStart: WEEKS.map(() => '2022-08-31'),
      alternanceIntakes: ['I1'],
    };
    const instance = anInstance({
      weeks: WEEKS,
      sessions: Array.from({ length: 7 }, () => draft),
      alternanceIntakes: [SEPTEMBER],
    });
    expect(verify(instance, someParameters(), starts(0, 0, 0, 0, 0, 0, 0)).scores.wait).toBe(1);
  });
});

test('an intake that is not there is refused, even where no gate asks for it', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ alternanceIntakes: ['I9'] }] });
  expect(() => verify(instance, someParameters({ gates: [] }), starts(0))).toThrow(/Rentrée « I9 » inconnue/);
});
