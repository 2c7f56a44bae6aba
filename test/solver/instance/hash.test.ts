import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { canonicalJson, hashOf } from '../../../solver/instance/hash.ts';
import { anInstance } from '../builders.ts';

test.each([
  ['keys in any order', { b: 1, a: { d: 2, c: 3 } }, '{"a":{"c":3,"d":2},"b":1}'],
  ['an undefined field', { a: undefined, b: null }, '{"b":null}'],
  ['lists keep their order', [3, 1, 'é', true], '[3,1,"é",true]'],
  ['empty things', { list: [], object: {}, text: '' }, '{"list":[],"object":{},"text":""}'],
  ['zero', [0, -0], '[0,0]'],
])('%s', (_, value, json) => {
  expect(canonicalJson(value)).toBe(json);
});

test('the hash is the SHA-256 of that text', () => {
  const expected = createHash('sha256').update('{"a":1,"b":2}').digest('hex');
  expect(hashOf({ b: 2, a: 1 })).toBe(expected);
});

test('an instance has the hash of its content, not of the order of its keys', () => {
  const instance = anInstance();
  const backwards = Object.fromEntries(Object.entries(instance).reverse());
  expect(hashOf(backwards)).toBe(hashOf(instance));
  expect(hashOf({ ...instance, name: 'autre' })).not.toBe(hashOf(instance));
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x'), [undefined]])(
  '%p has no hash',
  (value) => {
    expect(() => hashOf({ value })).toThrow(TypeError);
  },
);
