import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../solver/index.ts';
import { CHOICE_TABLE, defaultChoices } from '../../../src/scenarios/choices.ts';
import { aClosureRow, anEnvelopeRow, anIntakeRow, aSessionRow, wishedOn, wishedWithin } from '../rows.ts';
import { build } from './build.ts';

describe('the instance', () => {
  test('carries envelopes, offers, intakes and closures, and passes the check', () => {
    const { instance } = build({
      sessions: [aSessionRow({ alternance: true, envelope: 'BRANCHE' })],
      envelopes: [
        anEnvelopeRow({ reference: 'OPCO', floorCents: 0 }),
        anEnvelopeRow({
          reference: 'BRANCHE',
          parent: 'OPCO',
          alreadyEngagedCents: 1,
          tranches: [
            { date: '2022-01-01', amountCents: 85, kind: 'INITIAL' },
            { date: '2022-04-15', amountCents: 15, kind: 'RESERVE' },
          ],
        }),
      ],
      prfOffers: [
        {
          reference: 'PRF1',
          label: 'Soudage',
          rome: 'H2913',
          departement: '14',
          zone: null,
          startsOn: '2022-05-02',
          endsOn: '2022-09-30',
          places: 12,
          structuring: true,
        },
      ],
      alternanceIntakes: [anIntakeRow()],
      closures: [aClosureRow()],
    });
    expect(checkInstance(instance)).toEqual([]);
    expect(instance.envelopes[1]).toEqual({
      id: 'BRANCHE',
      label: 'Enveloppe',
      parent: 'OPCO',
      tranches: [
        { date: '2022-01-01', amountCents: 85, kind: 'INITIAL' },
        { date: '2022-04-15', amountCents: 15, kind: 'RESERVE' },
      ],
      alreadyEngagedCents: 1,
      floorCents: null,
    });
    expect(instance.prfOffers).toEqual([
      {
        id: 'PRF1',
        label: 'Soudage',
        rome: 'H2913',
        departement: '14',
        zone: null,
        startDate: '2022-05-02',
        endDate: '2022-09-30',
        places: 12,
        structuring: true,
      },
    ]);
    expect(instance.alternanceIntakes).toEqual([
      { id: 'SEPT', label: 'Rentrée de septembre', date: '2022-09-01', maxGapWeeks: 8 },
    ]);
    expect(instance.closures).toEqual([
      { id: 'TREVE', label: 'Trêve', kind: 'HARD', from: '2022-07-14', to: '2022-08-31' },
    ]);
  });

  test.each(['WEEK', 'HALF_MONTH', 'MONTH'] as const)('passes the check on a grid of %s', (grid) => {
    const sessions = [
      aSessionRow(),
      aSessionRow({ reference: 'S2', ...wishedWithin('2022-07-01', '2022-12-31') }),
      aSessionRow({ reference: 'S3', state: 'STARTED', ...wishedOn('2022-12-31') }),
      aSessionRow({ reference: 'S4', ...wishedOn('2022-01-01') }),
    ];
    const { instance, leftOut } = build({ sessions }, { grid });
    expect(checkInstance(instance)).toEqual([]);
    expect(leftOut).toEqual([]);
    expect(instance.grid).toBe(grid);
  });

  test('is the same, byte for byte, for the same rows and choices', () => {
    expect(JSON.stringify(build({}))).toBe(JSON.stringify(build({})));
  });
});

test('the table of choices tells the defaults, one row each', () => {
  const choices = defaultChoices();
  const valueAt = (path: string) =>
    path
      .split('/')
      .slice(1)
      .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], choices);
  expect(CHOICE_TABLE.map(({ path }) => valueAt(path))).toEqual(
    CHOICE_TABLE.map(({ defaultValue }) => defaultValue),
  );
  const { solver, ...ours } = choices;
  const leaves = Object.entries(ours).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).map((inner) => `/${key}/${inner}`)
      : [`/${key}`],
  );
  expect(CHOICE_TABLE.map(({ path }) => path).sort()).toEqual(leaves.sort());
  expect(solver.engine).toBe('auto');
});
