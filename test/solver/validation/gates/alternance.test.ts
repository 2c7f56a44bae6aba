import { describe, expect, test } from '@jest/globals';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, anIntake, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule and excess of what a plan of one session breaks. */
function rules(...args: Parameters<typeof broken>): [string, number | undefined][] {
  return broken(...args).map(({ rule, excess }) => [rule, excess]);
}

describe('alternance', () => {
  /** A session that ends on a day, whatever its start, before intakes on 1 September (4 weeks) and 1 October (1 week). */
  const ending = (day: string, intakes: string[]) =>
    anInstance({
      weeks: WEEKS,
      sessions: [{ endDateByStart: WEEKS.map(() => day), alternanceIntakes: intakes }],
      alternanceIntakes: [anIntake(), anIntake({ id: 'I2', date: '2022-10-01', maxGapWeeks: 1 })],
    });

  test.each([
    ['on the day of the intake', '2022-09-01', ['I1'], []],
    ['the day after it', '2022-09-02', ['I1'], [['gate:alternance', 1]]],
    ['four weeks before it', '2022-08-04', ['I1'], []],
    ['four weeks and a day before it', '2022-08-03', ['I1'], [['gate:alternance', 1]]],
    ['four weeks and ten days before it', '2022-07-25', ['I1'], [['gate:alternance', 10]]],
    ['in time for the second', '2022-09-24', ['I1', 'I2'], []],
    ['between the two, nearer the first', '2022-09-04', ['I1', 'I2'], [['gate:alternance', 3]]],
    ['between the two, nearer the second', '2022-09-22', ['I1', 'I2'], [['gate:alternance', 2]]],
    ['after both, when it prepares for none', '2022-12-24', [], []],
  ])('ends %s', (_, day, intakes, expected) => {
    expect(rules(ending(day, intakes), starts(0))).toEqual(expected);
  });

  test('without the gate the session may end when it likes', () => {
    expect(rules(ending('2022-12-24', ['I1']), starts(0), { gates: ['window'] })).toEqual([]);
  });
});

describe('what is said', () => {
  /** A session that ends on 4 September: three days after an intake, three days too long before the other. */
  const between = (intakes: string[]) =>
    anInstance({
      weeks: WEEKS,
      sessions: [{ endDateByStart: WEEKS.map(() => '2022-09-04'), alternanceIntakes: intakes }],
      alternanceIntakes: [anIntake(), anIntake({ id: 'I2', date: '2022-09-14', maxGapWeeks: 1 })],
    });
  const said = (instance: ReturnType<typeof between>) =>
    verify(instance, someParameters(), starts(0)).violations.map(({ message }) => message);

  test('the days, the nearest intake, its gap and what to do; of two as near, the first of the session', () => {
    const rest = "d'attente). La terminer plus près d'une rentrée.";
    const start =
      'La session « S1 » débute le 2022-01-03 (semaine 0), or elle manque de 3 jours la rentrée la plus';
    expect(said(between(['I1', 'I2']))).toEqual([`${start} proche (2022-09-01, au plus 4 semaines ${rest}`]);
    expect(said(between(['I2', 'I1']))).toEqual([`${start} proche (2022-09-14, au plus 1 semaines ${rest}`]);
  });

  test('an intake that is not there is refused, not passed', () => {
    expect(() => said(between(['I9']))).toThrow(/Rentrée « I9 » inconnue/);
  });
});
