import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../solver/index.ts';
import type { CampaignData } from '../../../src/scenarios/campaign-data.ts';
import type { ScenarioChoices } from '../../../src/scenarios/choices.ts';
import { anIntakeRow, aSessionRow, wishedOn, wishedWithin } from '../rows.ts';
import { build } from './build.ts';

/** The only session of a campaign of one session. */
function session(
  overrides: Parameters<typeof aSessionRow>[0],
  choices: Partial<ScenarioChoices> = {},
  pinnedDays: [string, string][] = [],
  campaign: Partial<CampaignData> = {},
) {
  const built = build({ ...campaign, sessions: [aSessionRow(overrides)] }, choices, pinnedDays);
  const [only] = built.instance.sessions;
  if (only === undefined) throw new Error(`left out: ${JSON.stringify(built.leftOut)}`);
  return only;
}

describe('a session', () => {
  test('is translated whole', () => {
    const { startDateByStart, endDateByStart, ...rest } = session({ zone: null, agency: 'A1' });
    expect(rest).toEqual({
      id: 'S1',
      label: 'Soudeur - Caen',
      opco: 'OPCO_2I',
      agency: 'A1',
      departement: '14',
      zone: null,
      rome: 'H2913',
      plannedEntries: 10,
      costCents: 5_000_000,
      envelope: 'ENV',
      wishedWeek: 10,
      window: { earliest: 2, latest: 18 },
      nature: 'STRUCTURAL',
      alternanceIntakes: [],
      placementWeight: 3,
      pinnedWeek: null,
      pinReason: null,
      forbiddenWeeks: [],
      closureExempt: false,
      project: 'P1',
      hours: 350,
      validated: true,
    });
    // Fifty working days; Easter Monday is not one.
    expect([startDateByStart?.[10], endDateByStart[10]]).toEqual(['2022-03-14', '2022-05-23']);
    expect([startDateByStart?.length, endDateByStart.length]).toEqual([52, 52]);
  });

  test('names the département, then says the place is to be decided', () => {
    expect(session({ communeName: null }).label).toBe('Soudeur - 14');
    expect(session({ communeName: null, departement: null }).label).toBe('Soudeur - lieu à déterminer');
  });

  test('without a rhythm takes the legal week', () => {
    const asked = session({ weeklyHours: 35 });
    expect(session({ weeklyHours: null }).endDateByStart).toEqual(asked.endDateByStart);
  });
});

describe('sessions left out', () => {
  test.each([
    [{ state: 'ABANDONED' }, 'ABANDONED', []],
    [{ places: null }, 'UNKNOWN_FIGURES', ['PLACES']],
    [{ places: null, costCents: null, hours: null }, 'UNKNOWN_FIGURES', ['PLACES', 'COST', 'HOURS']],
    [{ wishedFrom: null, wishedTo: null, wishedStart: 'à déterminer' }, 'UNKNOWN_DATE', []],
    [{ envelope: null }, 'NO_ENVELOPE', []],
    [wishedOn('2023-06-01'), 'OUTSIDE_CAMPAIGN', []],
    [{ ...wishedOn('2021-12-13'), state: 'STARTED' }, 'OUTSIDE_CAMPAIGN', []],
  ] as const)('%j: %s', (overrides, reason, missing) => {
    const { instance, leftOut } = build({ sessions: [aSessionRow(overrides)] });
    expect(instance.sessions).toEqual([]);
    expect(leftOut).toEqual([{ session: 'S1', reason, missing: [...missing], message: expect.any(String) }]);
  });

  test('say what is missing and what to do', () => {
    const { leftOut } = build({ sessions: [aSessionRow({ places: null, hours: null })] });
    expect(leftOut[0]?.message).toBe(
      "La session S1 n'a pas le nombre de places, ni le nombre d'heures. " +
        'Complétez sa fiche, ou donnez une hypothèse au scénario.',
    );
  });

  test('come back when the scenario supposes what is missing, zero cost included', () => {
    const assumptions = { plannedEntries: 12, costCents: 0, hours: 399, weeklyHours: 35 };
    const unknown = { places: null, costCents: null, hours: null, envelope: null };
    const { instance, leftOut } = build({ sessions: [aSessionRow(unknown)], envelopes: [] }, { assumptions });
    expect(leftOut).toEqual([]);
    expect(instance.sessions[0]).toMatchObject({
      plannedEntries: 12,
      costCents: 0,
      envelope: 'SANS-ENVELOPPE',
    });
    expect(instance.envelopes.map(({ id, tranches }) => [id, tranches])).toEqual([['SANS-ENVELOPPE', []]]);
    expect(checkInstance(instance)).toEqual([]);
  });
});

describe('facts and pins', () => {
  test.each(['ENGAGED', 'STARTED'] as const)('%s stays at its very day', (state) => {
    // Easter Monday: nobody would plan it, but it happened.
    const pinned = session({ state, ...wishedOn('2022-04-18') });
    expect([pinned.pinnedWeek, pinned.pinReason, pinned.startDateByStart?.[15]]).toEqual([
      15,
      state,
      '2022-04-18',
    ]);
  });

  test('engaged with a fuzzy date, it still moves within it', () => {
    const movable = session({ state: 'ENGAGED', ...wishedWithin('2022-04-01', '2022-04-30') });
    expect([movable.pinnedWeek, movable.window]).toEqual([null, { earliest: 13, latest: 16 }]);
  });

  test('facts let free move like the others', () => {
    expect(session({ state: 'STARTED' }, { facts: 'FREE' }).pinnedWeek).toBeNull();
  });

  test('a session starts on the very day that a planner wants, or on the next working day of its week', () => {
    const held = session({}, {}, [['S1', '2022-05-04']]);
    expect([held.pinnedWeek, held.startDateByStart?.[17], held.startDateByStart?.[18]]).toEqual([
      null,
      '2022-05-04',
      '2022-05-09',
    ]);
    expect(session({}, {}, [['S1', '2022-04-18']]).startDateByStart?.[15]).toBe('2022-04-19');
    expect(session({}, {}, [['S2', '2022-05-04']]).startDateByStart?.[17]).toBe('2022-05-02');
  });

  test('a fact comes before the day that a planner wants', () => {
    const pinned = session({ state: 'STARTED' }, {}, [['S1', '2022-03-15']]);
    expect([pinned.pinnedWeek, pinned.startDateByStart?.[10]]).toEqual([10, '2022-03-14']);
  });

  test('one wished beyond the campaign is in it where a planner wants it', () => {
    const late = { windowFrom: '2023-02-01', windowTo: '2023-03-01', ...wishedOn('2023-02-06') };
    expect(() => session(late)).toThrow('OUTSIDE_CAMPAIGN');
    expect(session(late, {}, [['S1', '2022-12-05']]).window).toEqual({ earliest: 48, latest: 48 });
  });
});

describe('alternance intakes', () => {
  const intakes = [
    anIntakeRow({ reference: 'ANY' }),
    anIntakeRow({ reference: 'FAMILY', rome: 'H2902' }),
    anIntakeRow({ reference: 'OTHER-JOB', rome: 'K1302' }),
    anIntakeRow({ reference: 'MANCHE', departement: '50' }),
    anIntakeRow({ reference: 'CALVADOS', departement: '14' }),
  ];

  test.each([
    [{ alternance: true }, ['ANY', 'FAMILY', 'CALVADOS']],
    [{ alternance: true, departement: null }, ['ANY', 'FAMILY']],
    [{ alternance: false }, []],
  ])('%j prepares for %j', (overrides, expected) => {
    expect(session(overrides, {}, [], { alternanceIntakes: intakes }).alternanceIntakes).toEqual(expected);
  });
});

describe('placement weight', () => {
  const many = (opco: string, count: number) =>
    Array.from({ length: count }, (_, i) => aSessionRow({ reference: `${opco}-${i}`, opco }));
  const weights = (sessions: ReturnType<typeof many>) =>
    build({ sessions }).instance.sessions.map(({ placementWeight }) => placementWeight);

  test('validated before submitted', () => {
    const ten = many('AKTO', 10);
    expect(weights([...ten, aSessionRow({ opco: 'AKTO', state: 'SUBMITTED' })]).slice(-2)).toEqual([2, 1]);
  });

  test('an OPCO of fewer than ten sessions weighs half as much again', () => {
    expect(weights(many('AKTO', 10))[0]).toBe(2);
    expect(weights(many('AKTO', 9))[0]).toBe(3);
  });
});
