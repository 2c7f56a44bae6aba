import { expect, test } from '@jest/globals';
import { parseTerritories } from '../../src/imports/territories.parse.ts';
import { places } from './fixture.ts';

const HEADER = 'code;type;nom;parent\n';

test('a region 28 and a département 28 stand side by side', () => {
  const text = `${HEADER}REG-28;région;Normandie;\nREG-24;région;Centre-Val de Loire;\nDEP-28;département;Eure-et-Loir;REG-24\nZONE-caen;zone;Caen;\n`;
  expect(parseTerritories(text, 'x.csv')).toMatchObject({
    rows: [
      { code: 'REG-28', kind: 'REGION', name: 'Normandie', parent: null },
      { code: 'REG-24' },
      { code: 'DEP-28', kind: 'DEPARTEMENT', parent: 'REG-24' },
      { code: 'ZONE-caen', kind: 'ZONE' },
    ],
    problems: [],
  });
});

test.each([
  ['28;région;Normandie;', [['BAD_VALUE', 2, 'code', '28']]],
  ['REG-99;région;Nulle;', [['BAD_VALUE', 2, 'code', 'REG-99']]],
  ['DEP-28;région;Normandie;', [['CONTRADICTION', 2, 'code', 'DEP-28']]],
  ['DEP-14;département;Calvados;REG-28', [['UNKNOWN_REFERENCE', 2, 'parent', 'REG-28']]],
  ['DEP-14;canton;Caen;', [['BAD_VALUE', 2, 'type', 'canton']]],
])('%s', (row, expected) => {
  expect(places(parseTerritories(HEADER + row, 'x.csv').problems)).toEqual(expected);
});
