import { describe, expect, test } from '@jest/globals';
import schema from '../../../solver/hand/hand.schema.json' with { type: 'json' };
import { readHand } from '../../../solver/hand/read.ts';
import type { Decision, Filter, Hand, MinimalChange, Span } from '../../../solver/hand/types.ts';

const WHOLE: Hand = {
  format: 'metronome-hand/1',
  plan: [
    { session: 'S1', week: 3 },
    { session: 'S2', week: null },
  ],
  decisions: [
    { kind: 'PIN', which: 'S1', at: '2022-03-16', evenIfClosed: true },
    { kind: 'FORBID', which: ['S1', 'S2'], when: [4, '2022-04-04'] },
    {
      kind: 'FORBID',
      which: { opco: ['AKTO'], except: ['S3'] },
      when: { from: '2022-07-01', to: '2022-08-31' },
    },
    { kind: 'PREFER', which: { rome: ['H29', 'G1602'], nature: ['STRUCTURAL'] }, at: 12 },
    { kind: 'NOT_BEFORE', which: { quarter: ['2022-Q2'], departement: ['2A'] }, date: '2022-04-01' },
  ],
  solveOnly: { agency: ['Caen'], zone: ['Caen'], envelope: ['E1'] },
  minimalChange: { perMove: 10, perWeek: 0, announcedFactor: 3, after: null },
};

function hand(...decisions: unknown[]): unknown {
  return { format: 'metronome-hand/1', decisions };
}

test('a hand is read as it is written', () => {
  expect(readHand(WHOLE)).toEqual({ hand: WHOLE });
  expect(readHand({ format: 'metronome-hand/1' })).toEqual({ hand: { format: 'metronome-hand/1' } });
});

test('the assignments of a plan file are a plan in force as they are', () => {
  const plan = [{ session: 'S1', week: 3, startDate: '2022-01-24', displacementWeeks: 0 }];
  expect(readHand({ format: 'metronome-hand/1', plan })).toMatchObject({ hand: { plan } });
});

describe('what is wrong is told at its place', () => {
  test.each<[string, unknown, string[]]>([
    ['another format', { format: 'metronome-hand/2' }, ['VALUE_UNKNOWN /format']],
    ['a decision of no kind', hand({ which: 'S1' }), ['FIELD_MISSING /decisions/0/kind']],
    ['an unknown kind', hand({ kind: 'MOVE', which: 'S1', at: 3 }), ['VALUE_UNKNOWN /decisions/0/kind']],
    ['nobody meant', hand({ kind: 'PIN', at: 3 }), ['FIELD_MISSING /decisions/0/which']],
    [
      'a field of another kind',
      hand({ kind: 'PREFER', which: 'S1', at: 3, evenIfClosed: true }),
      ['FIELD_UNKNOWN /decisions/0/evenIfClosed'],
    ],
    [
      'a property that is no filter',
      hand({ kind: 'PIN', which: { opcos: ['AKTO'] }, at: 3 }),
      ['FIELD_UNKNOWN /decisions/0/which/opcos'],
    ],
    ['an empty list of ids', hand({ kind: 'PIN', which: [], at: 3 }), ['LIST_EMPTY /decisions/0/which']],
    ['half a week', hand({ kind: 'PIN', which: 'S1', at: 3.5 }), ['TYPE_INVALID /decisions/0/at']],
    [
      'a week before the first',
      hand({ kind: 'PIN', which: 'S1', at: -1 }),
      ['OUT_OF_BOUNDS /decisions/0/at'],
    ],
    [
      'a price below zero',
      { format: 'metronome-hand/1', minimalChange: { perMove: -1 } },
      ['OUT_OF_BOUNDS /minimalChange/perMove'],
    ],
    [
      'two faults of two decisions',
      hand(
        { kind: 'PIN', which: 'S1', at: '2022-02-30' },
        { kind: 'FORBID', which: 'S1', when: { from: '2022-05-02', to: '2022-05-01' } },
      ),
      ['DATE_IMPOSSIBLE /decisions/0/at', 'SPAN_REVERSED /decisions/1/when/to'],
    ],
    [
      'an impossible day in a list, and an impossible first day',
      hand(
        { kind: 'FORBID', which: 'S1', when: [3, '2022-13-01'] },
        { kind: 'NOT_BEFORE', which: 'S1', date: '2022-06-31' },
      ),
      ['DATE_IMPOSSIBLE /decisions/0/when/1', 'DATE_IMPOSSIBLE /decisions/1/date'],
    ],
  ])('%s', (_, value, faults) => {
    const reading = readHand(value);
    const problems = 'problems' in reading ? reading.problems : [];
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
  });

  test('in words that say what to write', () => {
    expect(readHand(hand({ kind: 'MOVE', which: 'S1' }))).toEqual({
      problems: [
        {
          code: 'VALUE_UNKNOWN',
          path: '/decisions/0/kind',
          value: 'MOVE',
          message:
            "« MOVE » n'est pas accepté en /decisions/0/kind. Attendu : une de ces valeurs : PIN, FORBID, PREFER, NOT_BEFORE. Choisir une de ces valeurs.",
        },
      ],
    });
  });
});

/** Fields of a type: the compiler refuses this table when it and the type part. */
type Fields<T> = Record<keyof Required<T>, true>;
type OfKind<K extends Decision['kind']> = Fields<Extract<Decision, { kind: K }>>;

describe('the schema and the types have the same fields', () => {
  const kinds = schema.$defs.decision.oneOf;
  const kind = (name: string): object => kinds.find(({ properties }) => properties.kind.const === name)!;
  const HAND: Fields<Hand> = {
    format: true,
    plan: true,
    decisions: true,
    solveOnly: true,
    minimalChange: true,
  };
  const FILTER: Fields<Filter> = {
    opco: true,
    branch: true,
    departement: true,
    region: true,
    agency: true,
    zone: true,
    rome: true,
    nature: true,
    envelope: true,
    quarter: true,
    except: true,
  };
  const CHANGE: Fields<MinimalChange> = { perMove: true, perWeek: true, announcedFactor: true, after: true };
  const SPAN: Fields<Span> = { from: true, to: true };
  const PIN: OfKind<'PIN'> = { kind: true, which: true, at: true, evenIfClosed: true };
  const FORBID: OfKind<'FORBID'> = { kind: true, which: true, when: true };
  const PREFER: OfKind<'PREFER'> = { kind: true, which: true, at: true };
  const NOT_BEFORE: OfKind<'NOT_BEFORE'> = { kind: true, which: true, date: true };
  const when = kinds
    .map(({ properties }) => ('when' in properties ? properties.when : null))
    .find((found) => found);

  test.each<[string, object, object]>([
    ['Hand', schema, HAND],
    ['Filter', schema.$defs.which, FILTER],
    ['MinimalChange', schema.properties.minimalChange, CHANGE],
    ['Span', when!, SPAN],
    ['PIN', kind('PIN'), PIN],
    ['FORBID', kind('FORBID'), FORBID],
    ['PREFER', kind('PREFER'), PREFER],
    ['NOT_BEFORE', kind('NOT_BEFORE'), NOT_BEFORE],
  ])('%s', (_, node, fields) => {
    const { properties, additionalProperties } = node as {
      properties: object;
      additionalProperties: boolean;
    };
    expect(Object.keys(properties).sort()).toEqual(Object.keys(fields).sort());
    expect(additionalProperties).toBe(false);
  });

  test('every property has a description and a unit', () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string): number => {
      if (typeof node !== 'object' || node === null) return 0;
      return Object.entries(node).reduce((count, [key, child]) => {
        const own =
          key === 'properties' ? Object.entries(child as Record<string, Record<string, unknown>>) : [];
        for (const [name, { description, unit }] of own)
          if (typeof description !== 'string' || typeof unit !== 'string') bare.push(`${path}/${name}`);
        return count + own.length + walk(child, `${path}/${key}`);
      }, 0);
    };
    expect(walk(schema, '')).toBeGreaterThan(25);
    expect(bare).toEqual([]);
  });
});
