import { expect, test } from '@jest/globals';
import { openStarts } from '../../../../solver/validation/proof/open-starts.ts';
import { anInstance, someParameters, weeksFrom } from '../../builders.ts';

test('the weeks of each session that no gate closes, in order, with their dates', () => {
  const instance = anInstance({
    weeks: weeksFrom('2022-01-03', 4),
    sessions: [
      { window: { earliest: 1, latest: 3 }, forbiddenWeeks: [2] },
      { forbiddenWeeks: [0, 1, 2, 3] },
      { window: { earliest: 1, latest: 1 }, pinnedWeek: 2 },
    ],
  });
  const starts = openStarts(instance, someParameters());
  expect(
    starts.map((own) => own.map(({ session, week, startDate }) => [session.id, week, startDate])),
  ).toEqual([
    [
      ['S1', 1, '2022-01-10'],
      ['S1', 3, '2022-01-24'],
    ],
    [],
    [['S3', 2, '2022-01-17']],
  ]);
});
