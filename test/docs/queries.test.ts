/** What the documents tell a reader to send is what the contract takes. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { projectRoot } from '../../src/config.ts';
import { allDocuments, fencedBlocks } from './documents.ts';

const schema = buildSchema(readFileSync(join(projectRoot(), 'schema', 'schema.graphql'), 'utf8'));
const documents = allDocuments().filter((document) => fencedBlocks(document, 'graphql').length > 0);

test('there are some', () => {
  expect(documents.length).toBeGreaterThanOrEqual(4);
});

describe.each(documents.map((document) => [document.path, document] as const))('%s', (_, document) => {
  test.each(fencedBlocks(document, 'graphql'))('%#', (query) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });
});

test('a query that the contract does not take is seen', () => {
  expect(validate(schema, parse('{ fiches { id } }'))).toHaveLength(1);
});
