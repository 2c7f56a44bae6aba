import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Hand, hashOf, type Plan } from '../../solver/index.ts';
import { documentAt, fencedBlocks } from '../docs/documents.ts';
import { jsonFile, metronome, scratchFolder, THREE_SESSIONS } from './metronome.ts';

const folder = scratchFolder();
const [EXAMPLE] = fencedBlocks(documentAt('docs/planner.md'), 'json');

test('the example of the guide is followed by a solve, and verify judges its plan under the same hand', async () => {
  const hand = join(folder, 'exemple.json');
  writeFileSync(hand, EXAMPLE!);
  const out = join(folder, 'plan.json');
  const solved = await metronome(['solve', THREE_SESSIONS, '--hand', hand, '--out', out]);
  expect(solved).toMatchObject({ code: 0 });
  const plan = JSON.parse(readFileSync(out, 'utf8')) as Plan;
  expect(plan.instanceHash).not.toBe(hashOf(JSON.parse(readFileSync(THREE_SESSIONS, 'utf8'))));
  expect(plan.levels.map(({ name }) => name).slice(0, 2)).toEqual(['placement', 'stability']);
  // S2 would rather wait for week 4, but the plan in force has it in week 3 and changes come first.
  expect(plan.assignments.map(({ session, week }) => [session, week])).toEqual([
    ['S1', 1],
    ['S2', 3],
    ['S3', 1],
  ]);
  const judged = await metronome(['verify', THREE_SESSIONS, out, '--hand', hand]);
  expect(judged).toMatchObject({ code: 0, err: '' });
  expect(judged.out).not.toContain('autre version');
});

test('a hand that cannot be followed ends before the solve, with every problem at its place', async () => {
  const hand: Hand = {
    format: 'metronome-hand/1',
    decisions: [
      { kind: 'PIN', which: 'S9', at: 0 },
      { kind: 'PIN', which: 'S1', at: '2022-05-02' },
    ],
  };
  const { code, out, err } = await metronome([
    'solve',
    THREE_SESSIONS,
    '--hand',
    jsonFile(folder, 'main.json', hand),
  ]);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toContain('main.json : 2 problèmes\n  /decisions/0/which\n    « S9 » : aucune session');
  expect(err).toContain('\n  /decisions/1/at\n    « 2022-05-02 » : cette date n');
});

test('what is no hand, or no file, is told as such', async () => {
  const other = await metronome(['solve', THREE_SESSIONS, '--hand', THREE_SESSIONS]);
  expect(other.code).toBe(3);
  expect(other.err).toContain('metronome-hand/1');
  const none = await metronome(['solve', THREE_SESSIONS, '--hand', join(folder, 'absente.json')]);
  expect(none.code).toBe(2);
  expect(none.err).toContain('absente.json');
});
