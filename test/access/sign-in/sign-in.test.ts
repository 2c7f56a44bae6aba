/** Signing in at a real provider, with a browser that follows redirects: as any provider, and as ProConnect. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Organisation, SignedSession, SignIn } from '../../../src/entities/index.ts';
import { Browser } from '../../support/browser.ts';
import {
  CLIENT_SECRET,
  KNOWN_SIRET,
  SERVER_SECRET,
  type SignInScene,
  signIn,
  signInScene,
  UNKNOWN_SIRET,
  whoIs,
} from '../../support/signing-in.ts';

describe.each(['STANDARD', 'PROCONNECT'] as const)('%s', (profile) => {
  let scene: SignInScene;
  beforeAll(async () => {
    scene = await signInScene(profile);
  }, 60_000);
  afterAll(() => scene.close());
  beforeEach(() => {
    Object.assign(scene.provider.person, { sub: 'personne-1', siret: KNOWN_SIRET });
  });
  const em = () => scene.db.orm.em.fork();

  test('a stranger has no answer, and learns where to sign in', async () => {
    expect(await whoIs(scene, new Browser())).toEqual({ status: 401, viewer: null });
    const answer = await fetch(`${scene.api.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __schema { types { name } } }"}',
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('/auth/login');
  });

  test('signs in with the roles of its organisation, under a pseudonym that is always the same', async () => {
    const browser = new Browser();
    const landed = await signIn(scene, browser);
    expect({ status: landed.status, url: landed.url.href }).toEqual({ status: 200, url: scene.api.url });
    const { viewer } = await whoIs(scene, browser);
    expect(viewer).toEqual({
      kind: 'SESSION',
      account: expect.stringMatching(/^compte-[\w-]{22}$/),
      organisationName: 'Région Normandie',
      roles: ['REGION'],
    });
    const again = new Browser();
    await signIn(scene, again);
    expect((await whoIs(scene, again)).viewer).toEqual(viewer);
    scene.provider.person.sub = 'personne-2';
    const other = new Browser();
    await signIn(scene, other);
    expect((await whoIs(scene, other)).viewer).not.toEqual(viewer);
  });

  test('asks the provider for what it needs and nothing more, with long random values', async () => {
    await signIn(scene);
    const asked = scene.provider.asked.at(-1)!;
    const pkce = profile === 'STANDARD' ? ['code_challenge', 'code_challenge_method'] : [];
    expect(Object.keys(asked).sort()).toEqual(
      [...pkce, 'client_id', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'].sort(),
    );
    expect(asked).toMatchObject({ scope: 'openid siret', response_type: 'code' });
    expect(asked.state!.length).toBeGreaterThanOrEqual(32);
    expect(asked.nonce!.length).toBeGreaterThanOrEqual(32);
    expect(new Set(scene.provider.asked.map(({ state }) => state)).size).toBe(scene.provider.asked.length);
  });

  test('its cookie is out of reach of scripts and of other sites, and of the database', async () => {
    const browser = new Browser();
    await signIn(scene, browser);
    const cookie = browser.cookies.get('metronome')!;
    expect(cookie.attributes).toMatch(/HttpOnly/i);
    expect(cookie.attributes).toMatch(/SameSite=Lax/i);
    expect([...browser.cookies.keys()]).not.toContain('metronome-sign-in');
    const rows = JSON.stringify(
      await em().execute('select row_to_json(signed_session)::text from signed_session'),
    );
    expect(rows).not.toContain(cookie.value);
    // Neither the person nor the ID token can be read there.
    expect(rows).not.toMatch(/personne-1|Camille|camille@|eyJ/);
    expect(await em().count(SignIn, {})).toBe(0);
  });

  test('signing in again changes the cookie and ends the session before', async () => {
    const browser = new Browser();
    await signIn(scene, browser);
    const before = { ...browser.cookies.get('metronome')! };
    await signIn(scene, browser);
    expect(browser.cookies.get('metronome')!.value).not.toBe(before.value);
    const thief = new Browser();
    thief.cookies.set('metronome', before);
    expect(await whoIs(scene, thief)).toEqual({ status: 401, viewer: null });
    expect((await whoIs(scene, browser)).status).toBe(200);
  });

  test('signing out ends the session here and leads to its end at the provider', async () => {
    const browser = new Browser();
    await signIn(scene, browser);
    const cookie = { ...browser.cookies.get('metronome')! };
    const left = await browser.visit(`${scene.api.url}auth/logout`, { method: 'POST' });
    expect(left.url.origin).toBe(scene.provider.issuer.origin);
    expect(left.status).toBe(200);
    const asked = new URL(browser.history.at(-1)!).searchParams;
    expect([...asked.keys()].sort()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
    expect(asked.get('id_token_hint')).toMatch(/^eyJ/);
    expect(browser.cookies.has('metronome')).toBe(false);
    browser.cookies.set('metronome', cookie);
    expect(await whoIs(scene, browser)).toEqual({ status: 401, viewer: null });
  });

  test('no other site can sign somebody out', async () => {
    const browser = new Browser();
    await signIn(scene, browser);
    const answer = await fetch(`${scene.api.url}auth/logout`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'cross-site',
        cookie: `metronome=${browser.cookies.get('metronome')!.value}`,
      },
    });
    expect(answer.status).toBe(403);
    expect((await whoIs(scene, browser)).status).toBe(200);
  });

  test('somebody of an organisation that does not take part is told so, and has no right', async () => {
    scene.provider.person.siret = UNKNOWN_SIRET;
    const browser = new Browser();
    const answer = await signIn(scene, browser);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Votre organisation ne participe pas à cette conférence.');
    expect(answer.text).toContain(UNKNOWN_SIRET);
    expect(browser.cookies.has('metronome')).toBe(false);
    expect(await whoIs(scene, browser)).toEqual({ status: 401, viewer: null });
  });

  test.each(['', '<script>alert(1)</script>', '73282932000075'])(
    'a SIRET that is none opens nothing: %j',
    async (siret) => {
      scene.provider.person.siret = siret;
      const answer = await signIn(scene);
      expect(answer.status).toBe(403);
      expect(answer.text).not.toContain('<script>');
    },
  );

  test('a role that the organisation loses is lost to those signed in at once', async () => {
    const browser = new Browser();
    await signIn(scene, browser);
    await em().nativeUpdate(Organisation, { siret: KNOWN_SIRET }, { roles: ['MEMBER'] });
    expect((await whoIs(scene, browser)).viewer).toMatchObject({ roles: ['MEMBER'] });
    await em().nativeUpdate(Organisation, { siret: KNOWN_SIRET }, { roles: ['REGION'] });
  });

  test.each([
    ['twelve hours after it began', { expiresAt: new Date(Date.now() - 1) }],
    ['two hours after its last request', { lastSeenAt: new Date(Date.now() - 2 * 3_600_000) }],
  ])('a session ends %s', async (_, change) => {
    const browser = new Browser();
    await signIn(scene, browser);
    await em().nativeUpdate(SignedSession, {}, change);
    expect(await whoIs(scene, browser)).toEqual({ status: 401, viewer: null });
  });

  test('the log, at its most talkative, holds no secret and nobody', async () => {
    const browser = new Browser();
    await signIn(scene, browser);
    const { code = '' } = Object.fromEntries(
      browser.history.flatMap((address) => [...new URL(address).searchParams]),
    );
    expect(code.length).toBeGreaterThan(20);
    await signIn(scene, Object.assign(new Browser(), { divert: (url: URL) => altered(url, 'code', 'faux') }));
    const said = scene.log.join('');
    expect(said).toContain('a sign-in was refused');
    const secrets = [CLIENT_SECRET, SERVER_SECRET, code, browser.cookies.get('metronome')!.value];
    for (const secret of [
      ...secrets,
      ...scene.provider.asked.flatMap(({ state, nonce }) => [state!, nonce!]),
    ])
      expect(said).not.toContain(secret);
    expect(said).not.toMatch(/personne-1|Camille|camille@|eyJ/);
  });
});

/** The same address with one parameter changed, where it has it. */
function altered(url: URL, name: string, value: string): URL {
  const other = new URL(url);
  if (other.pathname === '/auth/callback') other.searchParams.set(name, value);
  return other;
}
