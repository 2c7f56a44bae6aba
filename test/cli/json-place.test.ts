import { expect, test } from '@jest/globals';
import { placeOfError } from '../../src/cli/json-place.ts';

function placeIn(text: string) {
  try {
    JSON.parse(text);
  } catch (error) {
    return placeOfError(text, error as Error);
  }
  throw new Error('this is JSON');
}

test.each<[string, string, { line: number; column: number } | null]>([
  ['a comma too many', '{\n  "name": "x",\n}', { line: 3, column: 1 }],
  ['NaN', '{\n  "weight": 1,\n  "other weight": NaN,\n  "name": "x"\n}', { line: 3, column: 19 }],
  ['NaN near the start', '{"a": NaN, "b": "a name that is longer"}', { line: 1, column: 7 }],
  ['NaN near the end', '{\n"a name that is longer": NaN}', { line: 2, column: 26 }],
  ['the first of two', '[\n1000000000000, NaN,\n1000000000000, NaN,\n1]', { line: 2, column: 16 }],
  ['a text too short to be quoted in part', '[NaN]', null],
])('%s', (_, text, place) => {
  expect(placeIn(text)).toEqual(place);
});
