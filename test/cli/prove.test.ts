import { expect, test } from '@jest/globals';
import type { PeakProof } from '../../solver/index.ts';
import { jsonFile, metronome, plain, scratchFolder, THREE_SESSIONS } from './metronome.ts';

const folder = scratchFolder();

async function aProof(): Promise<PeakProof> {
  const { code, out, err } = await metronome(['prove', THREE_SESSIONS]);
  expect({ code, err: plain(err) }).toEqual({
    code: 0,
    err: expect.stringMatching(/^Aucun plan qui place toutes les sessions n’a de mois sous \d+ entrées/),
  });
  return JSON.parse(out) as PeakProof;
}

test('a proof is written, and verify redoes it beside a plan', async () => {
  const proof = await aProof();
  const plan = jsonFile(folder, 'plan.json', { S1: 0, S2: 3, S3: 0 });
  const path = jsonFile(folder, 'preuve.json', proof);
  const told = await metronome(['verify', THREE_SESSIONS, plan, '--proof', path]);
  expect(told.code).toBe(0);
  expect(told.out).toContain(`n’a de pic sous ${proof.bound} entrées`);
});

test('a proof that claims too much is refused, and a file that is no proof says why', async () => {
  const proof = await aProof();
  const plan = jsonFile(folder, 'plan.json', { S1: 0, S2: 3, S3: 0 });
  const lie = jsonFile(folder, 'mensonge.json', { ...proof, bound: proof.bound + 1 });
  const told = await metronome(['verify', THREE_SESSIONS, plan, '--proof', lie]);
  expect(told.code).toBe(1);
  expect(told.out).toContain('La preuve ne tient pas.');
  const other = await metronome(['verify', THREE_SESSIONS, plan, '--proof', plan]);
  expect(other.code).toBe(3);
  expect(other.err).toContain('/format');
});
