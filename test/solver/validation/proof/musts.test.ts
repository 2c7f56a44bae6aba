import { expect, test } from '@jest/globals';
import { findMusts } from '../../../../solver/validation/proof/musts.ts';
import { placedIn } from '../../../../solver/validation/reading.ts';
import { anInstance, someParameters, weeksFrom } from '../../builders.ts';

const instance = anInstance({
  weeks: weeksFrom('2022-01-03', 3),
  sessions: [{ window: { earliest: 1, latest: 2 } }, { pinnedWeek: 0 }],
});
const musts = (unplaced: 'ALLOWED' | 'FORBIDDEN') => findMusts(instance, someParameters({ unplaced }));

test('every session where none may stay out, with its open starts', () => {
  const { all, of } = musts('FORBIDDEN');
  expect(all.map(({ session, starts }) => [session.id, starts.map(({ week }) => week)])).toEqual([
    ['S1', [1, 2]],
    ['S2', [0]],
  ]);
  expect(of('S1')).toBe(all[0]);
});

test('the pinned ones where the others may', () => {
  const { all, of } = musts('ALLOWED');
  expect(all.map(({ session }) => session.id)).toEqual(['S2']);
  expect(() => of('S1')).toThrow('La session « S1 » peut rester non placée.');
  expect(() => of('S9')).toThrow("La session « S9 » n'est pas de l'instance.");
});

test('a start is closed by its gates', () => {
  const { closing } = musts('FORBIDDEN');
  const [s1] = instance.sessions;
  expect([0, 1].map((week) => closing(placedIn(instance, s1!, week)))).toEqual([['window'], []]);
});
