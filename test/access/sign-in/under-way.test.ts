/** Sign-ins that are begun and never ended: nobody has to show anything for them. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { keepUnderWay, takeUnderWay } from '../../../src/access/sign-in/under-way.ts';
import { SignIn } from '../../../src/entities/index.ts';
import { BEGUN_A_MINUTE } from '../../../src/http/sign-in.ts';
import { Browser } from '../../support/browser.ts';
import { type SignInScene, signIn, signInScene } from '../../support/signing-in.ts';

let scene: SignInScene;
beforeAll(async () => {
  scene = await signInScene('STANDARD');
}, 60_000);
afterAll(() => scene.close());
beforeEach(() => em().nativeDelete(SignIn, {}));
const em = () => scene.db.orm.em.fork();

const NOW = Date.parse('2026-11-22T09:00:00Z');
const MINUTE = 60_000;

/** Begins one so many milliseconds after the first. */
const begin = (state: string, afterMs: number, most?: number) =>
  keepUnderWay(em(), { state, nonce: 'n', verifier: null }, new Date(NOW + afterMs), most);

test('one that is over is forgotten by the next that begins', async () => {
  await begin('a', 0);
  await begin('b', 5 * MINUTE);
  await begin('c', 10 * MINUTE);
  const taken = await Promise.all(
    ['a', 'b', 'c'].map((state) => takeUnderWay(em(), state, new Date(NOW + 10 * MINUTE))),
  );
  expect(taken.map((one) => one !== null)).toEqual([false, true, true]);
  expect(await em().count(SignIn, {})).toBe(0);
});

test('of too many, the oldest makes room', async () => {
  for (let n = 0; n < 5; n += 1) await begin(`state-${n}`, n, 3);
  expect(await em().count(SignIn, {})).toBe(3);
  expect(await takeUnderWay(em(), 'state-1', new Date(NOW))).toBeNull();
  expect(await takeUnderWay(em(), 'state-2', new Date(NOW))).not.toBeNull();
});

test('many at once neither fail nor keep more', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => begin(`state-${n}`, n, 3)));
  await begin('last', 40, 3);
  expect(await em().count(SignIn, {})).toBe(3);
});

test('an address that begins too many waits; others do not, nor who comes back', async () => {
  const impatient = new Browser();
  // The provider is not asked: only the beginning counts.
  impatient.divert = (url) => new URL('/health', url);
  for (let n = 0; n < BEGUN_A_MINUTE; n += 1) expect((await signIn(scene, impatient)).status).toBe(404);
  const answer = await impatient.visit(`${scene.api.url}auth/login`);
  expect([answer.status, answer.text.includes('Trop de connexions commencées.')]).toEqual([429, true]);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await signIn(scene)).status).toBe(200);
});
