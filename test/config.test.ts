import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, projectRoot, readConfig } from '../src/config.ts';

describe('the environment', () => {
  test('may be empty: this machine alone, our own PostgreSQL in the project', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataFolder: join(projectRoot(), '.metronome', 'postgres'),
      provider: undefined,
      trustedProxies: undefined,
      local: 'MACHINE',
      host: '127.0.0.1',
      port: 4000,
      trustedDocuments: [],
      onlyTrusted: 'NOBODY',
      logLevel: 'warn',
      workers: 1,
    });
  });

  test('is taken as it is given', () => {
    expect(
      readConfig({
        DATABASE_URL: 'postgresql://m:p%40ss@db.example.fr/metronome?sslmode=require',
        METRONOME_DATA: '/srv/metronome',
        TRUSTED_PROXY: '10.0.0.0/8, ::1',
        METRONOME_LOCAL: 'container',
        HOST: '0.0.0.0',
        PORT: '0',
        LOG_LEVEL: 'INFO',
        WORKERS: '0',
        TRUSTED_DOCUMENTS: '/srv/portail.json, /srv/mobile.json',
        ONLY_TRUSTED: 'sessions',
      }),
    ).toEqual({
      databaseUrl: 'postgresql://m:p%40ss@db.example.fr/metronome?sslmode=require',
      dataFolder: '/srv/metronome',
      provider: undefined,
      trustedProxies: ['10.0.0.0/8', '::1'],
      local: 'CONTAINER',
      host: '0.0.0.0',
      port: 0,
      logLevel: 'info',
      workers: 0,
      trustedDocuments: ['/srv/portail.json', '/srv/mobile.json'],
      onlyTrusted: 'SESSIONS',
    });
  });

  test('has its log quiet on a terminal, and told in full where people sign in', () => {
    const signingIn = {
      OIDC_ISSUER: 'https://identite.example.fr/',
      OIDC_CLIENT_ID: 'metronome',
      OIDC_CLIENT_SECRET: 'un-secret-du-fournisseur',
      PUBLIC_URL: 'https://metronome.example.fr/',
      METRONOME_SECRET: 'trente-deux-caractères-tirés-au-sort',
    };
    expect(readConfig({}).logLevel).toBe('warn');
    expect(readConfig(signingIn).logLevel).toBe('info');
    expect(readConfig({ ...signingIn, LOG_LEVEL: 'error' }).logLevel).toBe('error');
  });

  test('counts an empty variable as absent', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: ' ' })).toEqual(readConfig({}));
  });

  test('reports every faulty variable at once, with its value and what was expected', () => {
    const env = { PORT: '65536', HOST: 'une machine', LOG_LEVEL: 'bavard', WORKERS: '65' };
    expect(() => readConfig(env)).toThrow(ConfigError);
    for (const fault of [
      'PORT vaut « 65536 »',
      'HOST vaut « une machine »',
      'LOG_LEVEL vaut « bavard »',
      'WORKERS vaut « 65 » : attendu un nombre entier de 0 à 64',
    ]) {
      expect(() => readConfig(env)).toThrow(fault);
    }
    expect(() => readConfig(env)).toThrow('un nombre entier de 0 à 65535');
  });

  test.each(['80a', '-1', '4000.5', '1e3', '99999'])('refuses %s as a port', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(`PORT vaut « ${PORT} »`);
  });

  test.each(['mysql://h/b', 'postgresql://h', 'h:5432/b', 'postgresql://m:p@ss#w@h/b'])(
    'refuses %s as an address, without repeating it',
    (DATABASE_URL) => {
      const read = (): unknown => readConfig({ DATABASE_URL });
      expect(read).toThrow('DATABASE_URL : attendu une adresse postgresql://');
      expect(read).not.toThrow(DATABASE_URL);
    },
  );
});
