import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../../solver/instance/check.ts';
import { anInstance, aSession, weeksFrom } from '../../builders.ts';
import { told } from './told.ts';

/** That many sessions, all wished in the only week there is. */
function wishedTogether(count: number) {
  const weeks = weeksFrom('2022-01-03', 1);
  const session = aSession({}, weeks);
  const sessions = Array.from({ length: count }, (_, s) => ({ ...session, id: `S${s}` }));
  return { ...anInstance({ weeks }), sessions };
}

describe('sessions', () => {
  test('ten thousand in one week are many, not wrong', () => {
    expect(told(wishedTogether(10_000))).toEqual([]);
  });

  test('twenty thousand are accepted, one more is told', () => {
    expect(told(wishedTogether(20_000))).toEqual([]);
    expect(checkInstance(wishedTogether(20_001))).toEqual([
      {
        code: 'TOO_MANY_SESSIONS',
        path: '/sessions',
        value: 20_001,
        message:
          '« 20001 » : trop de sessions pour une seule instance. Attendu : 20000 au plus. Découper par région ou par année.',
      },
    ]);
  });
});

test('eight hundred weeks are accepted, one more is told', () => {
  expect(told(anInstance({ weeks: weeksFrom('2022-01-03', 800) }))).toEqual([]);
  expect(checkInstance(anInstance({ weeks: weeksFrom('2022-01-03', 801) }))).toEqual([
    {
      code: 'TOO_MANY_WEEKS',
      path: '/weeks',
      value: 801,
      message:
        "« 801 » : trop de périodes dans l'horizon. Attendu : 800 au plus. Raccourcir l'horizon ou prendre une maille plus large.",
    },
  ]);
});
