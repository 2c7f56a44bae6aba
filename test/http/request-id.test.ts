import { describe, expect, test } from '@jest/globals';
import { requestIdOf } from '../../src/http/request-id.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the id of a request', () => {
  test('is the one its caller gives, when it can be written to a log as it is', () => {
    expect(requestIdOf({ 'x-request-id': 'carif.oref_2022-04' })).toBe('carif.oref_2022-04');
    expect(requestIdOf({ 'x-request-id': 'a'.repeat(64) })).toBe('a'.repeat(64));
  });

  test.each([
    ['too short to be unique', 'abc'],
    ['too long', 'a'.repeat(65)],
    ['a line of its own in the log', 'abcdefgh\n{"level":60}'],
    ['words', 'Jeanne Durand, Caen'],
    ['nothing', ''],
  ])('is made anew for %s', (_, given) => {
    expect(requestIdOf({ 'x-request-id': given })).toMatch(uuid);
  });

  test('is otherwise the trace that the request is part of', () => {
    expect(requestIdOf({ traceparent: `00-${trace}-00f067aa0ba902b7-01` })).toBe(trace);
    expect(requestIdOf({ traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` })).toMatch(uuid);
    expect(requestIdOf({ traceparent: `00-${trace}` })).toMatch(uuid);
    expect(requestIdOf({ 'x-request-id': 'bad id', traceparent: `00-${trace}-00f067aa0ba902b7-01` })).toBe(
      trace,
    );
  });

  test('is never twice the same when nobody gives one', () => {
    expect(new Set(Array.from({ length: 100 }, () => requestIdOf({}))).size).toBe(100);
  });
});
