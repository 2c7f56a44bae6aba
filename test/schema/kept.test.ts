/** What a server keeps of the requests it has answered, and what must make room. */

import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { STAND_IN } from '../../schema/guard/guard.ts';
import { DocumentStore, MOST_CHARACTERS } from '../../schema/memo/document-store.ts';
import { Bounded } from '../../src/domain/bounded.ts';

describe('values of ten together', () => {
  const kept = (values: Bounded<string>, keys: string) => [...keys].filter((key) => values.get(key));

  test('the one asked for longest ago makes room', () => {
    const values = new Bounded<string>(10);
    for (const key of 'abc') values.set(key, key, 3);
    values.get('a');
    values.set('d', 'd', 4);
    expect(kept(values, 'abcd')).toEqual(['a', 'c', 'd']);
    values.set('e', 'e', 10);
    expect(kept(values, 'abcde')).toEqual(['e']);
  });

  test('one that weighs more than all is not kept, and nothing makes room for it', () => {
    const values = new Bounded<string>(10);
    values.set('a', 'a', 10);
    values.set('b', 'b', 11);
    expect(kept(values, 'ab')).toEqual(['a']);
  });

  test('one that is kept anew, taken out or cleared weighs no more', () => {
    const values = new Bounded<string>(10);
    for (const weight of [9, 1]) values.set('a', 'a', weight);
    values.set('b', 'b', 9);
    expect(kept(values, 'ab')).toEqual(['a', 'b']);
    values.delete('b');
    values.delete('b');
    values.set('c', 'c', 9);
    expect(kept(values, 'abc')).toEqual(['a', 'c']);
    values.clear();
    values.set('d', 'd', 10);
    expect(kept(values, 'abcd')).toEqual(['d']);
  });
});

describe('documents', () => {
  const commented = (n: number) => parse(`query Q${n} { __typename ${'#\n'.repeat(10_000)} }`);

  test('weigh their characters, comments too', async () => {
    const store = new DocumentStore();
    const many = Math.ceil(MOST_CHARACTERS / 20_000) + 1;
    for (let n = 0; n < many; n += 1) await store.set(`key-${n}`, commented(n));
    expect(await store.get('key-0')).toBeUndefined();
    expect((await store.get(`key-${many - 1}`))?.loc?.source.body).toContain(`Q${many - 1}`);
  });

  test('that stand for a refusal are not kept', async () => {
    const store = new DocumentStore();
    await store.set('key', STAND_IN);
    expect(await store.get('key')).toBeUndefined();
  });
});
