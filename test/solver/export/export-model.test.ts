import { describe, expect, test } from '@jest/globals';
import { exportModel, hashOf } from '../../../solver/index.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';

const instance = anInstance({
  name: 'Normandie\n2022',
  weeks: weeksFrom('2022-03-28', 2),
  sessions: [{ id: 'NOR-2022-S001' }, { id: 'NOR 2022 S001', wishedWeek: 1, nature: 'CONJUNCTURAL' }],
});
const parameters = someParameters({
  levels: [
    aLevel('placement'),
    aLevel('fidelity', { name: 'Près des souhaits', tolerance: 0.1 }),
    aLevel('wait'),
  ],
});

test('LP text: who it is for, the levels held, names a person reads', () => {
  expect(exportModel(instance, parameters, { format: 'lp', level: 'Près des souhaits', hold: [0] })).toBe(
    `\\ Métronome, modèle exact de « Normandie 2022 »
\\ instance ${hashOf(instance)}
\\ paramètres ${hashOf(parameters)}
\\ niveau 2 sur 3, « Près des souhaits », à minimiser : 1 x fidelity
\\ niveau « placement » tenu à 0 au plus, à 0,000001 près
\\ start_<session>_<AAAAMMJJ> = 1 : la session débute dans la période qui commence ce jour
\\ unplaced_<session> = 1 : la session n’est pas placée
\\ les lignes de budget sont en milliers d’euros, les autres en stagiaires ou en sessions
Minimize
 cost: 10 start_NOR_2022_S001_20220404 + 40 start_NOR_2022_S001__2_20220328
Subject To
 place_once_NOR_2022_S001: start_NOR_2022_S001_20220328 + start_NOR_2022_S001_20220404 + unplaced_NOR_2022_S001 = 1
 place_once_NOR_2022_S001__2: start_NOR_2022_S001__2_20220328 + start_NOR_2022_S001__2_20220404 + unplaced_NOR_2022_S001__2 = 1
 hold_placement: 10 unplaced_NOR_2022_S001 + 10 unplaced_NOR_2022_S001__2 <= 5e-7
Binary
 start_NOR_2022_S001_20220328
 start_NOR_2022_S001_20220404
 start_NOR_2022_S001__2_20220328
 start_NOR_2022_S001__2_20220404
 unplaced_NOR_2022_S001
 unplaced_NOR_2022_S001__2
End
`,
  );
});

test('MPS says the same with the same names', () => {
  const lp = exportModel(instance, parameters, { format: 'lp', level: 1, hold: [0] });
  const mps = exportModel(instance, parameters, { format: 'mps', level: 1, hold: [0] });
  expect(mps).toMatch(/^\* Métronome, modèle exact de « Normandie 2022 »\n(\* .*\n)+NAME metronome FREE\n/);
  const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
  expect(names(mps, /^ [ELG] (\S+)$/gm)).toEqual(names(lp, /^ (\S+):/gm).slice(1));
  expect(names(mps, /^ BV BOUND (\S+)$/gm)).toEqual(names(lp, /^ (\S+)$/gm));
});

describe('levels', () => {
  test('a level is named or counted from 0', () => {
    const of = (level: string | number) => exportModel(instance, parameters, { format: 'lp', level });
    expect(of('wait')).toBe(of(2));
    expect(of('placement')).toBe(of(0));
  });

  test('an earlier level without a value is not held, and the text says so', () => {
    const text = exportModel(instance, parameters, { format: 'lp', level: 'wait', hold: [0] });
    expect(text).toContain(' hold_placement: ');
    expect(text).toContain('\\ niveau « Près des souhaits » non tenu\n');
    expect(text).not.toContain('hold_Pres');
  });

  test('each earlier level is held within its own tolerance', () => {
    const text = exportModel(instance, parameters, { format: 'lp', level: 'wait', hold: [0, 40] });
    expect(text).toMatch(/^ hold_Pres_des_souhaits: .* <= 44\.000022$/m);
  });

  test('values of later levels are of no use and are not read', () => {
    const hold = [0, 40, 7];
    expect(exportModel(instance, parameters, { format: 'lp', level: 1, hold })).not.toMatch(
      /hold_Pres|hold_wait/,
    );
  });

  test.each(['fidelity', 3, -1, 0.5])('there is no level %j', (level) => {
    expect(() => exportModel(instance, parameters, { format: 'lp', level })).toThrow(
      new RangeError(
        `Le niveau « ${level} » n’existe pas. Attendu : « placement », « Près des souhaits », « wait », ou leur rang à partir de 0.`,
      ),
    );
  });

  test.each([Number.NaN, Infinity])('%d is no value to hold', (value) => {
    expect(() => exportModel(instance, parameters, { format: 'mps', level: 1, hold: [value] })).toThrow(
      `Valeur tenue du niveau « placement » : ${value}. Attendu : un nombre.`,
    );
  });
});
