/** Bad requests: every problem at once, each named by its path; nothing of them is split. */

import { describe, expect, test } from '@jest/globals';
import { allocate } from '../../../solver/allocation/allocate.ts';
import schema from '../../../solver/allocation/allocation.schema.json' with { type: 'json' };
import { readAllocationRequest } from '../../../solver/allocation/read.ts';
import type {
  AllocationEnvelope,
  AllocationRequest,
  ConsumedAmount,
  Consumption,
  Criterion,
  Recipient,
} from '../../../solver/allocation/types.ts';
import { anAllocationEnvelope, aRecipient, aRequest, consumed } from './builders.ts';

const sound = { ...aRequest({ A: [1, 0], B: [3, 0] }), consumption: consumed({ A: 0, B: 0 }) };

test('a sound request is read as it is, with its defaults', () => {
  const { envelope, ...rest } = sound;
  const stated = { ...rest, envelope, recipients: [{ opco: 'A', recruitmentStakes: 0, trainingNeeds: 2 }] };
  expect(readAllocationRequest(stated)).toEqual({
    request: {
      ...stated,
      envelope: { ...envelope, parent: null },
      recipients: [{ opco: 'A', recruitmentStakes: 0, trainingNeeds: 2, floorCents: 0 }],
    },
  });
});

/** Code and path of the problems of a value. */
function problemsOf(value: unknown): [string, string][] {
  const reading = readAllocationRequest(value);
  if ('request' in reading) return [];
  for (const { message } of reading.problems) expect(message).toContain('Attendu : ');
  return reading.problems.map(({ code, path }) => [code, path]);
}

const withEnvelope = (envelope: Partial<AllocationEnvelope>): AllocationRequest => ({
  ...sound,
  envelope: anAllocationEnvelope(envelope),
});
const withRecipients = (...recipients: Partial<Recipient>[]): AllocationRequest => ({
  ...sound,
  recipients: recipients.map((recipient) => aRecipient(recipient)),
});

describe('what cannot be split', () => {
  test.each<[string, unknown, [string, string][]]>([
    ['nothing', null, [['TYPE_INVALID', '']]],
    ['no recipient', { ...sound, recipients: [] }, [['RECIPIENTS_EMPTY', '/recipients']]],
    ['another format', { ...sound, format: 'metronome-instance/1' }, [['VALUE_UNKNOWN', '/format']]],
    ['a field of nobody', { ...sound, total: 3 }, [['FIELD_UNKNOWN', '/total']]],
    ['no total', withEnvelope({ totalCents: Number.NaN }), [['MONEY_NOT_INTEGER', '/envelope/totalCents']]],
    ['half a cent', withEnvelope({ totalCents: 0.5 }), [['MONEY_NOT_INTEGER', '/envelope/totalCents']]],
    ['a debt', withEnvelope({ totalCents: -1 }), [['MONEY_NEGATIVE', '/envelope/totalCents']]],
    ['more than is exact', withEnvelope({ totalCents: 2 ** 53 }), [['MONEY_UNSAFE', '/envelope/totalCents']]],
    [
      'one cent of reserve above the total',
      withEnvelope({ reserveCents: 1_001 }),
      [['RESERVE_ABOVE_TOTAL', '/envelope/reserveCents']],
    ],
    [
      'a reserve on the first day',
      withEnvelope({ reserveDate: '2022-01-01' }),
      [['RESERVE_DATE_TOO_EARLY', '/envelope/reserveDate']],
    ],
    [
      'a reserve after the last day',
      withEnvelope({ reserveDate: '2023-01-01' }),
      [['RESERVE_DATE_TOO_LATE', '/envelope/reserveDate']],
    ],
    [
      'a day that is none',
      withEnvelope({ reserveDate: '2022-02-30' }),
      [['DATE_IMPOSSIBLE', '/envelope/reserveDate']],
    ],
    [
      'an OPCO twice',
      withRecipients({ opco: 'A' }, { opco: 'A' }),
      [['OPCO_DUPLICATE', '/recipients/1/opco']],
    ],
    [
      'two OPCO with one envelope',
      withRecipients({ opco: 'A', envelope: 'E1' }, { opco: 'B', envelope: 'E1' }),
      [['ENVELOPE_DUPLICATE', '/recipients/1/envelope']],
    ],
    [
      'an OPCO with the envelope of all',
      withRecipients({ envelope: 'E' }),
      [['ENVELOPE_DUPLICATE', '/recipients/0/envelope']],
    ],
    [
      'a negative floor and half a need',
      withRecipients({ floorCents: -1, trainingNeeds: 0.5 }),
      [
        ['MONEY_NEGATIVE', '/recipients/0/floorCents'],
        ['COUNT_NOT_INTEGER', '/recipients/0/trainingNeeds'],
      ],
    ],
    [
      'floors too large to be summed exactly',
      withRecipients({ opco: 'A', floorCents: 2 ** 53 - 1 }, { opco: 'B', floorCents: 2 ** 53 - 1 }),
      [['MONEY_UNSAFE', '/recipients']],
    ],
    [
      'criteria that do not count',
      { ...sound, criteria: { recruitmentStakes: 0, trainingNeeds: 0 } },
      [['CRITERIA_ALL_ZERO', '/criteria']],
    ],
    [
      'a weight below zero',
      { ...sound, criteria: { recruitmentStakes: -1, trainingNeeds: 1 } },
      [['COUNT_TOO_SMALL', '/criteria/recruitmentStakes']],
    ],
    [
      'a criterion that nobody has',
      { ...sound, criteria: { recruitmentStakes: 1, trainingNeeds: 1 } },
      [['CRITERION_WITHOUT_VALUE', '/criteria/recruitmentStakes']],
    ],
  ])('%s', (_, value, expected) => {
    expect(problemsOf(value)).toEqual(expected);
  });

  test('is told by `allocate` too, when it comes from code', () => {
    expect(allocate(withEnvelope({ totalCents: 0.5 }))).toEqual({
      status: 'INVALID',
      problems: [expect.objectContaining({ code: 'MONEY_NOT_INTEGER', path: '/envelope/totalCents' })],
    });
  });
});

/** Fields of a type: the compiler refuses this table when it and the type part. */
type Fields<T> = Record<keyof Required<T>, true>;
const REQUEST: Fields<AllocationRequest> = {
  format: true,
  name: true,
  envelope: true,
  criteria: true,
  recipients: true,
  consumption: true,
};
const ENVELOPE: Fields<AllocationEnvelope> = {
  id: true,
  label: true,
  parent: true,
  totalCents: true,
  reserveCents: true,
  startDate: true,
  reserveDate: true,
  endDate: true,
};
const RECIPIENT: Fields<Recipient> = {
  opco: true,
  label: true,
  envelope: true,
  floorCents: true,
  recruitmentStakes: true,
  trainingNeeds: true,
};
const CRITERIA: Fields<Record<Criterion, number>> = { recruitmentStakes: true, trainingNeeds: true };
const CONSUMPTION: Fields<Consumption> = { date: true, consumed: true };
const CONSUMED: Fields<ConsumedAmount> = { opco: true, cents: true };

test('the schema has the fields of the types, each described', () => {
  const { envelope, recipient, criteria, consumption, consumedAmount } = schema.$defs;
  const pairs: [Record<string, true>, { properties: Record<string, { description?: string }> }][] = [
    [ENVELOPE, envelope],
    [RECIPIENT, recipient],
    [CRITERIA, criteria],
    [CONSUMPTION, consumption],
    [CONSUMED, consumedAmount],
  ];
  expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(REQUEST).sort());
  for (const [fields, { properties }] of pairs) {
    expect(Object.keys(properties).sort()).toEqual(Object.keys(fields).sort());
    expect(Object.values(properties).filter(({ description }) => description === undefined)).toEqual([]);
  }
});
