/** Values that JavaScript accepts and a database, a calendar or a person does not. */

import fc from 'fast-check';
import type { GraphQLInputType, GraphQLSchema } from 'graphql';
import { isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql';

const texts = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'a\udfffb',
    '\\',
    '%',
    '_',
    'a\\',
    "'; drop table campaign; --",
    '{"$gt":""}',
    '\u202e',
    '\ufeff',
    '\u0301'.repeat(200),
    'NaN',
    'null',
    '-1',
    '1e400',
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-0000-0000-00000000000g',
    'eyJhIjoxfQ==',
    '../../etc/passwd',
    '👩‍👩‍👧‍👦'.repeat(50),
  ),
  fc.constant('x'.repeat(1_000_000)),
  fc.constant('é'.repeat(9_999)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.base64String({ maxLength: 60 }),
);

const dates = fc.constantFrom(
  '0000-01-01',
  '-0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '2022-02-30',
  '2022-13-01',
  '2100-12-31',
  '1990-01-01',
  '294277-01-01',
  '4714-01-01 BC',
  'infinity',
  'now',
  'epoch',
  '',
);
const numbers = fc.oneof(
  fc.constantFrom(
    0,
    -1,
    1,
    2 ** 31 - 1,
    -(2 ** 31),
    2 ** 31,
    2 ** 53,
    2 ** 63,
    1e308,
    -1e308,
    1.5,
    0.1,
    5e-324,
    32_768,
  ),
  fc.integer(),
  fc.double(),
);
const money = fc.constantFrom(
  '0',
  '-0.00',
  '9999999999999.99',
  '99999999999999.99',
  '92233720368547758.08',
  '1e9',
  '0.001',
  '-1.00',
);
const others = fc.oneof(
  texts,
  dates,
  numbers,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], { a: 1 }),
);

/** A value for an input of this type: most often of the right shape with wrong contents, sometimes of another shape. */
export function hostileValue(
  schema: GraphQLSchema,
  type: GraphQLInputType,
  depth = 0,
): fc.Arbitrary<unknown> {
  const right = shaped(schema, type, depth);
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: others });
}

function shaped(schema: GraphQLSchema, type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return hostileValue(schema, type.ofType, depth);
  if (isListType(type)) return fc.array(hostileValue(schema, type.ofType, depth + 1), { maxLength: 3 });
  if (isInputObjectType(type)) {
    if (depth > 6) return fc.constant({});
    const fields = Object.values(type.getFields());
    const model = Object.fromEntries(
      fields.map((field) => [field.name, hostileValue(schema, field.type, depth + 1)]),
    );
    const required = fields.filter(isRequiredInputField).map(({ name }) => name);
    return fc.record(model, { requiredKeys: required });
  }
  if (isEnumType(type)) {
    return fc.constantFrom<unknown>(...type.getValues().map(({ name }) => name), '', 'NEITHER', 0, null);
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return numbers;
    case 'Boolean':
      return fc.constantFrom<unknown>(true, false, 'true', 1, null);
    case 'Date':
      return dates;
    case 'Money':
      return money;
    default:
      return texts;
  }
}
