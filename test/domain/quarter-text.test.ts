import { expect, test } from '@jest/globals';
import { parseQuarter } from '../../src/domain/quarter-text.ts';

test.each([
  ['2022-T1', '2022-Q1'],
  ['2022-Q4', '2022-Q4'],
  ['T2 2022', '2022-Q2'],
  ['t3-2022', '2022-Q3'],
  ['1er trimestre 2022', '2022-Q1'],
  ['2e trimestre 2022', '2022-Q2'],
  ['T5 2022', null],
  ['T1', null],
  ['2022', null],
  ['T1 22', null],
])('%j is %j', (text, quarter) => {
  const read = parseQuarter(text);
  expect(read.ok ? read.value : null).toBe(quarter);
});
