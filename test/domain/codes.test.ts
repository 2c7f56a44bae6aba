import { describe, expect, test } from '@jest/globals';
import {
  departementKey,
  departementOfCommune,
  parseCertificationCode,
  parseCommuneCode,
  parseDepartementCode,
  parseFormacode,
  parseRegionCode,
  parseRomeCode,
  parseRomeFamily,
  regionKey,
  romeFamily,
} from '../../src/domain/codes.ts';
import { expectValue, type Parsed } from '../../src/domain/parsed.ts';

const read = (parsed: Parsed<string>) => (parsed.ok ? parsed.value : null);

describe('a region 28 is not a département 28', () => {
  test.each([
    ['28', '28', '28'],
    ['REG-28', '28', null],
    ['DEP-28', null, '28'],
    ['14', null, '14'],
    ['76', '76', '76'],
    ['94', '94', '94'],
    ['1', '01', '01'],
    ['2A', null, '2A'],
    ['2b', null, '2B'],
    ['20', null, null],
    ['96', null, null],
    ['00', null, null],
    ['971', null, '971'],
    ['976', null, '976'],
    ['977', null, null],
    ['', null, null],
    ['Calvados', null, null],
  ])('%j is region %j and département %j', (text, region, departement) => {
    expect([read(parseRegionCode(text)), read(parseDepartementCode(text))]).toEqual([region, departement]);
  });

  test('each has its own key where both are listed', () => {
    expect(regionKey(expectValue(parseRegionCode('28')))).toBe('REG-28');
    expect(departementKey(expectValue(parseDepartementCode('28')))).toBe('DEP-28');
  });
});

describe('communes', () => {
  test.each([
    ['14118', '14118', '14'],
    ['1004', '01004', '01'],
    ['2A004', '2A004', '2A'],
    ['97411', '97411', '974'],
  ])('%j is %j in département %j', (text, code, departement) => {
    const commune = expectValue(parseCommuneCode(text));
    expect([commune, departementOfCommune(commune)]).toEqual([code, departement]);
  });

  test.each(['14000', '20004', '97711', '141180', 'Caen', ''])('%j is refused', (text) => {
    expect(parseCommuneCode(text).ok).toBe(false);
  });

  test('a postal code is told from an INSEE code', () => {
    expect(parseCommuneCode('14000')).toEqual({
      ok: false,
      found: '14000',
      expected: 'un code INSEE de commune, pas un code postal : 14118 pour Caen, et non 14000',
    });
  });
});

describe('jobs and training domains', () => {
  test.each([
    ['K1302', 'K1302'],
    ['k 1302', 'K1302'],
    ['K1302;K1305', null],
    ['Z1302', null],
    ['K130', null],
  ])('ROME %j is %j', (text, code) => {
    expect(read(parseRomeCode(text))).toBe(code);
  });

  test.each([
    ['43436', '43436'],
    ['43 436', '43436'],
    ['4343', null],
    ['K1302', null],
  ])('Formacode %j is %j', (text, code) => {
    expect(read(parseFormacode(text))).toBe(code);
  });

  test('the family is the first three characters', () => {
    expect(romeFamily(expectValue(parseRomeCode('K1302')))).toBe('K13');
  });
});

test.each([
  ['RNCP35830', 'RNCP35830'],
  ['rncp 35830', 'RNCP35830'],
  ['RS5054', 'RS5054'],
  // The two registers share numbers.
  ['35830', null],
  ['RNCP', null],
  ['RNCP1234567', null],
])('a certification %j is %j', (text, code) => {
  expect(read(parseCertificationCode(text))).toBe(code);
});

test.each([
  ['H29', 'H29'],
  [' h 29 ', 'H29'],
  ['H2913', null],
  ['Z29', null],
  ['29', null],
])('a job family %j is %j', (text, family) => {
  expect(read(parseRomeFamily(text))).toBe(family);
});
