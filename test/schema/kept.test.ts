/** What a server keeps of the requests it has answered, and what must make room. */

import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { STAND_IN } from '../../schema/guard/guard.ts';
import { DocumentStore, MOST_CHARACTERS } from '../../schema/memo/document-store.ts';

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
