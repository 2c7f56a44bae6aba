import { expect, test } from '@jest/globals';
import { defaultSimulationParameters } from '../../../solver/simulate/defaults.ts';
import { SIMULATION_TABLE } from '../../../solver/simulate/table.ts';

test('the table has every parameter once, with its default, its bounds and its unit', () => {
  expect(
    SIMULATION_TABLE.map(({ path, defaultValue, bounds: { least, most }, unit }) => [
      path,
      defaultValue,
      least,
      most,
      unit,
    ]),
  ).toEqual([
    ['/seed', 2022, 0, 2_147_483_647, 'sans unité'],
    ['/draws', 1000, 1, 10_000, 'tirages'],
    ['/slipShare/STRUCTURAL', 0.2, 0, 1, 'part des sessions non abandonnées'],
    ['/slipShare/CONJUNCTURAL', 0.2, 0, 1, 'part des sessions non abandonnées'],
    ['/slipShare/INNOVATIVE', 0.2, 0, 1, 'part des sessions non abandonnées'],
    ['/slipWeeks/least', 8, 1, 104, 'semaines'],
    ['/slipWeeks/most', 13, 1, 104, 'semaines'],
    ['/abandonShare', 22 / 209, 0, 1, 'part des sessions'],
  ]);
  const values = Object.values(defaultSimulationParameters()).flatMap((value) =>
    typeof value === 'object' ? Object.values(value) : [value],
  );
  expect(SIMULATION_TABLE.map(({ defaultValue }) => defaultValue).sort()).toEqual(values.sort());
});

test('each reason names a line of the documents, or says that there is none', () => {
  const untold = SIMULATION_TABLE.filter(
    ({ reason }) => !/002:L\d|Aucun document|rien dans les documents/.test(reason),
  );
  expect(untold.map(({ path }) => path)).toEqual(['/seed', '/draws']);
});
