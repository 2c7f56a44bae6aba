import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chooseAccount } from '../../../src/db/embedded/account.ts';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../../../src/db/embedded/index.ts';
import { completeLibraries, findInstallation } from '../../../src/db/embedded/platform.ts';
import { reachableInstallation, systemFolder } from '../../../src/db/embedded/reach.ts';
import { asAdmin } from '../../support/admin.ts';

const isRoot = process.getuid?.() === 0;
/** Declares a test of what only root meets: another account runs the server. */
const asRoot = (name: string, body: () => void): void => {
  if (isRoot) test(name, body);
};

/** A folder closed to every other account (0700), as a checkout below /root. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metronome-closed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a start that cannot succeed says why', () => {
  test('a folder that cannot be written', async () => {
    const file = join(folder, 'fichier');
    writeFileSync(file, '');
    const below = join(file, 'postgres');
    const failure = await startEmbeddedPostgres({ folder: below }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EmbeddedPostgresError);
    expect(String(failure)).toContain(`Le dossier ${below}`);
    expect(String(failure)).toContain('METRONOME_DATA');
  });

  test('a folder that holds something else is left as it was', async () => {
    mkdirSync(join(folder, 'cluster'));
    writeFileSync(join(folder, 'cluster', 'photos.txt'), 'à garder');
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow('ne contient pas de base PostgreSQL');
    expect(existsSync(join(folder, 'cluster', 'photos.txt'))).toBe(true);
  });

  test('data of another major version are left as they were', async () => {
    mkdirSync(join(folder, 'cluster', 'data'), { recursive: true });
    writeFileSync(join(folder, 'cluster', 'data', 'PG_VERSION'), '16\n');
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow('créée par PostgreSQL 16');
  });

  asRoot('a folder whose owner is no account of the machine', () => {
    chownSync(folder, 61_234, 61_234);
    expect(() => chooseAccount([folder])).toThrow(/l'identifiant 61234.*aucun compte/);
  });
});

describe('the account that runs the server', () => {
  asRoot('is the owner of the folder, else postgres or nobody', () => {
    const fallback = chooseAccount([folder]);
    expect(['postgres', 'nobody']).toContain(fallback?.name);
    const nobody = 65_534;
    chownSync(folder, nobody, nobody);
    expect(chooseAccount([join(folder, 'absent'), folder])).toMatchObject({ uid: nobody });
  });

  if (!isRoot) {
    test('is the current one for an ordinary user', () => {
      expect(chooseAccount([folder])).toBeUndefined();
    });
  }
});

describe('below a folder closed to other accounts', () => {
  test('the server starts all the same, and the folder leads to its data', async () => {
    const server = await startEmbeddedPostgres({ folder });
    await asAdmin(server.url, (client) => client.query('SELECT 1'));
    await server.stop();
    const cluster = join(folder, 'cluster');
    expect(statSync(join(cluster, 'data')).uid).not.toBe(0);
    if (isRoot) {
      const kept = readlinkSync(cluster);
      expect(kept.startsWith(systemFolder)).toBe(true);
      rmSync(kept, { recursive: true });
      await expect(startEmbeddedPostgres({ folder })).rejects.toThrow('ont disparu');
    }
  });

  asRoot('the binaries are copied where the account can read them, with their links', () => {
    const installed = findInstallation();
    const native = join(folder, 'native');
    cpSync(installed.native, native, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    const closed = { ...installed, native, version: `0-test-${process.pid}` };
    const copy = join(systemFolder, `postgresql-${closed.version}-${closed.platform}`);
    const account = chooseAccount([]);
    try {
      expect(reachableInstallation(closed, account).native).toBe(copy);
      expect(reachableInstallation(closed, account).native).toBe(copy);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

describe('library links that npm could not carry', () => {
  test('are created, and left alone once there', () => {
    const native = join(folder, 'native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib', 'libpq.so.5.18'), '');
    writeFileSync(
      join(native, 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
    );
    completeLibraries(native);
    completeLibraries(native);
    expect(readlinkSync(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  });
});
