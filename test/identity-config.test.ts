import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';

const WHOLE = {
  OIDC_ISSUER: 'https://identite.example.fr/api/v2',
  OIDC_CLIENT_ID: 'metronome',
  OIDC_CLIENT_SECRET: 'secret-du-client',
  PUBLIC_URL: 'https://metronome.example.fr',
  METRONOME_SECRET: 'x'.repeat(32),
};

test('a provider that is told whole is read, and lets the server listen further', () => {
  expect(readConfig({ ...WHOLE, OIDC_PROFILE: 'proconnect', HOST: '0.0.0.0' }).provider).toEqual({
    issuer: new URL('https://identite.example.fr/api/v2'),
    publicUrl: new URL('https://metronome.example.fr/'),
    secret: WHOLE.METRONOME_SECRET,
    clientId: 'metronome',
    clientSecret: 'secret-du-client',
    profile: 'PROCONNECT',
    scope: 'openid siret',
  });
});

test('without a word of OIDC there is none, whatever else is told', () => {
  const { PUBLIC_URL, METRONOME_SECRET } = WHOLE;
  expect(readConfig({ PUBLIC_URL, METRONOME_SECRET, OIDC_ISSUER: ' ' }).provider).toBeUndefined();
});

describe('a provider that is half told is refused, with what is missing', () => {
  test.each(Object.keys(WHOLE))('%s', (name) => {
    expect(() => readConfig({ ...WHOLE, [name]: '' })).toThrow(`${name} : absentes`);
  });
});

test.each([
  [{ OIDC_ISSUER: 'http://identite.example.fr' }, 'OIDC_ISSUER vaut'],
  [{ OIDC_ISSUER: 'identite' }, 'OIDC_ISSUER vaut'],
  [{ PUBLIC_URL: 'http://metronome.example.fr' }, 'PUBLIC_URL vaut'],
  [{ PUBLIC_URL: 'https://metronome.example.fr/?a=1' }, 'PUBLIC_URL vaut'],
  [{ OIDC_PROFILE: 'franceconnect' }, 'OIDC_PROFILE vaut « franceconnect »'],
  [{ METRONOME_SECRET: 'trop-court-et-secret' }, 'METRONOME_SECRET : attendu 32 caractères'],
])('%o is refused, and no secret is repeated', (said, message) => {
  const read = (): unknown => readConfig({ ...WHOLE, ...said });
  expect(read).toThrow(message);
  expect(read).not.toThrow(/secret-du-client|trop-court-et-secret/);
});

test('plain http is for this machine alone', () => {
  const local = { OIDC_ISSUER: 'http://127.0.0.1:9000', PUBLIC_URL: 'http://localhost:4000/metronome' };
  expect(readConfig({ ...WHOLE, ...local }).provider).toMatchObject({
    publicUrl: new URL('http://localhost:4000/metronome/'),
  });
});

test.each(['10.0.0.1/', 'proxy.example.fr', '10.0.0.1;10.0.0.2'])(
  '%s is no address of a proxy',
  (TRUSTED_PROXY) => {
    expect(() => readConfig({ TRUSTED_PROXY })).toThrow(`TRUSTED_PROXY vaut « ${TRUSTED_PROXY} »`);
  },
);
