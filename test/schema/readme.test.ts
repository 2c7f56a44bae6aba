import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { buildContract } from '../../schema/build.ts';

test('every query that the README shows is one that the contract accepts', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const queries = [...readme.matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(([, query = '']) => query);
  expect(queries.length).toBeGreaterThan(0);
  const schema = await buildContract();
  expect(queries.flatMap((query) => validate(schema, parse(query)))).toEqual([]);
});
