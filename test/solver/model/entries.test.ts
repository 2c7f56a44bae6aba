import { expect, test } from '@jest/globals';
import { buildModel, pointOf } from '../../../solver/model/build.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';

/** 21 and 28 March, 4 April. */
const weeks = weeksFrom('2022-03-21', 3);

function entriesOf(startWeeks: (number | null)[], sessions: object[]): Record<string, number> {
  const { smoothing } = someParameters();
  const parameters = someParameters({
    levels: [aLevel('placement'), aLevel('smoothing')],
    smoothing: { ...smoothing, scopes: ['OPCO'] },
  });
  const model = buildModel(anInstance({ weeks, sessions }), parameters);
  const point = pointOf(model, startWeeks);
  return Object.fromEntries(
    [...model.entries].flatMap(([scope, columns]) =>
      [...columns].map(([month, column]) => [`${scope} ${month}`, point[column]!]),
    ),
  );
}

test('counts the trainees of each scope in the month of the start; what is left out counts nowhere', () => {
  const sessions = [
    { plannedEntries: 10, opco: 'AKTO' },
    { plannedEntries: 8, opco: 'AKTO' },
    { plannedEntries: 5, opco: 'OPCO EP' },
    { plannedEntries: 7, opco: 'OPCO EP' },
  ];
  expect(entriesOf([0, 2, 1, null], sessions)).toEqual({
    'REGION 2022-03': 15,
    'REGION 2022-04': 8,
    'OPCO_AKTO 2022-03': 10,
    'OPCO_AKTO 2022-04': 8,
    'OPCO_OPCO_EP 2022-03': 5,
    'OPCO_OPCO_EP 2022-04': 0,
  });
});

test('the date of the session counts, not the first day of its week', () => {
  const onFriday = { startDateByStart: ['2022-03-25', '2022-04-01', '2022-04-08'], opco: 'AKTO' };
  expect(entriesOf([1], [onFriday])).toMatchObject({ 'REGION 2022-03': 0, 'REGION 2022-04': 10 });
});

test('a month in which nothing can start has no column', () => {
  expect(entriesOf([0], [{ window: { earliest: 0, latest: 1 } }])).toEqual({
    'REGION 2022-03': 10,
    'OPCO_AKTO 2022-03': 10,
  });
});
