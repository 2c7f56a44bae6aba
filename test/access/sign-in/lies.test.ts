/** What a provider, a thief or a page in between may send, and that opens nothing. */

import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Browser } from '../../support/browser.ts';
import type { Claims } from '../../support/identity-provider.ts';
import { KNOWN_SIRET, type SignInScene, signIn, signInScene, whoIs } from '../../support/signing-in.ts';

const { privateKey: anotherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

function unsigned(claims: Claims): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'none' })}.${encode(claims)}.`;
}

describe.each(['STANDARD', 'PROCONNECT'] as const)('%s', (profile) => {
  let scene: SignInScene;
  beforeAll(async () => {
    scene = await signInScene(profile);
  }, 60_000);
  afterAll(() => scene.close());
  afterEach(() => {
    Object.assign(scene.provider, { lieInIdToken: undefined, lieInUserinfo: undefined, tamper: undefined });
  });

  /** Signs in, and must fail without a session. */
  async function refused(browser = new Browser()): Promise<void> {
    const answer = await signIn(scene, browser);
    expect({ status: answer.status, at: answer.url.pathname }).toEqual({ status: 401, at: '/auth/callback' });
    expect(answer.text).toContain("La connexion n'a pas abouti.");
    expect(browser.cookies.has('metronome')).toBe(false);
    expect((await whoIs(scene, browser)).status).toBe(401);
  }
  const atCallback = (change: (query: URLSearchParams) => void) =>
    Object.assign(new Browser(), {
      divert: (url: URL) => {
        if (url.pathname === '/auth/callback') change(url.searchParams);
        return url;
      },
    });

  test.each([
    ['another state', (query: URLSearchParams) => query.set('state', 'x'.repeat(43))],
    ['no state', (query: URLSearchParams) => query.delete('state')],
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'https://ailleurs.example')],
    ['another code', (query: URLSearchParams) => query.set('code', 'x'.repeat(43))],
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['a refusal of the provider', (query: URLSearchParams) => query.set('error', 'access_denied')],
  ])('%s comes back', async (_, change) => {
    await refused(atCallback(change));
  });

  test('the address that comes back serves once, and in the browser that asked', async () => {
    const browser = new Browser();
    let returned = '';
    browser.divert = (url) => {
      if (url.pathname === '/auth/callback') returned = url.href;
      return url;
    };
    await signIn(scene, browser);
    expect((await whoIs(scene, browser)).status).toBe(200);
    expect((await browser.visit(returned)).status).toBe(401);
    expect((await new Browser().visit(returned)).status).toBe(401);
    // Nor does its code with a sign-in of its own.
    const code = new URL(returned).searchParams.get('code')!;
    await refused(atCallback((query) => query.set('code', code)));
  });

  test('somebody cannot be made to sign in as another (the state of another browser)', async () => {
    let returned = '';
    const attacker = Object.assign(new Browser(), {
      divert: (url: URL) => {
        if (url.pathname !== '/auth/callback') return url;
        returned = url.href;
        return new URL('/health', url);
      },
    });
    await signIn(scene, attacker);
    const victim = new Browser();
    expect((await victim.visit(returned)).status).toBe(401);
    expect(victim.cookies.has('metronome')).toBe(false);
  });

  test('the nonce of another request', async () => {
    scene.provider.tamper = (query) => {
      query.nonce = 'n'.repeat(43);
    };
    await refused();
  });

  const lies: [string, (claims: Claims) => Claims][] = [
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://ailleurs.example' })],
    ['for another server', (claims) => ({ ...claims, aud: 'un-autre-service' })],
    ['expired', (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 3600 })],
    ['without a nonce', ({ nonce: _, ...claims }) => claims],
    ['without a subject', ({ sub: _, ...claims }) => claims],
  ];
  test.each(lies)('an ID token %s', async (_, lie) => {
    scene.provider.lieInIdToken = lie;
    await refused();
  });

  test('an ID token signed by another key, or by none', async () => {
    for (const forge of [(claims: Claims) => scene.provider.sign(claims, anotherKey), unsigned]) {
      scene.provider.forgeIdToken = forge;
      await refused();
    }
    scene.provider.forgeIdToken = undefined;
  });

  if (profile === 'PROCONNECT') {
    const json = (claims: Claims) => ({ type: 'application/json', body: JSON.stringify(claims) });
    const jwt = (body: string) => ({ type: 'application/jwt', body });
    test.each([
      ['that is not signed', ({ claims }: { claims: Claims }) => json(claims)],
      ['signed by nobody', ({ claims }: { claims: Claims }) => jwt(unsigned(claims))],
      [
        'signed by another key',
        ({ claims }: { claims: Claims }) => jwt(scene.provider.sign(claims, anotherKey)),
      ],
      [
        'about somebody else',
        ({ claims }: { claims: Claims }) => jwt(scene.provider.sign({ ...claims, sub: 'autre' })),
      ],
      [
        'for another server',
        ({ claims }: { claims: Claims }) => jwt(scene.provider.sign({ ...claims, aud: 'autre' })),
      ],
      [
        'of another issuer',
        ({ claims }: { claims: Claims }) => jwt(scene.provider.sign({ ...claims, iss: 'https://x.example' })),
      ],
    ])('userinfo %s', async (_, lie) => {
      scene.provider.lieInUserinfo = lie;
      await refused();
    });
  } else {
    test('userinfo about somebody else', async () => {
      scene.provider.lieInUserinfo = () => ({
        type: 'application/json',
        body: JSON.stringify({ sub: 'autre', siret: KNOWN_SIRET }),
      });
      await refused();
    });
  }

  test('and the truth, after all these lies', async () => {
    const browser = new Browser();
    expect((await signIn(scene, browser)).status).toBe(200);
    expect((await whoIs(scene, browser)).status).toBe(200);
  });
});

test('a provider that does not answer is said so, and asked again the next time', async () => {
  const scene = await signInScene('STANDARD');
  await scene.provider.close();
  const answer = await signIn(scene);
  expect(answer.status).toBe(503);
  expect(answer.text).toContain("Le fournisseur d'identité ne répond pas.");
  await scene.close();
});
