/** Our JSON Schemas against their own rules: a run does not judge them again, `solver/instance/json-schema.ts`. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { projectRoot } from '../../src/config.ts';

const files = globSync('solver/**/*.schema.json', { cwd: projectRoot() });

/** What draft 2020-12 says against a schema. */
function faultsOf(schema: object): string[] {
  const ajv = new Ajv2020({ allErrors: true });
  ajv.validateSchema(schema);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('the schemas of the solver are found', () => {
  expect(files).toContain(join('solver', 'instance', 'instance.schema.json'));
  expect(files.length).toBeGreaterThan(6);
});

describe('a schema keeps to JSON Schema 2020-12', () => {
  test.each(files)('%s', (file) => {
    expect(faultsOf(JSON.parse(readFileSync(join(projectRoot(), file), 'utf8')) as object)).toEqual([]);
  });

  test('a wrong one is seen', () => {
    expect(faultsOf({ type: 'text', properties: { weeks: { minimum: '0' } } })).toEqual(
      expect.arrayContaining([
        '/type must be equal to one of the allowed values',
        '/properties/weeks/minimum must be number',
      ]),
    );
  });
});
