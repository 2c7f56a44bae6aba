import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startEmbeddedPostgres } from '../../../src/db/embedded/index.ts';
import { readPostmaster, runningPostmaster } from '../../../src/db/embedded/process.ts';
import { asAdmin } from '../../support/admin.ts';
import { eventually } from '../../support/eventually.ts';
import { startOwner } from '../../support/owner.ts';

/** A folder that any account may go through, as a checkout below /home or /srv. */
let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metronome-launcher-'));
  chmodSync(folder, 0o711);
  data = join(folder, 'cluster', 'data');
});
afterEach(async () => {
  // A test that failed half-way must not leave a server behind.
  const left = runningPostmaster(data);
  if (left !== undefined) process.kill(left.pid, 'SIGQUIT');
  await eventually('no server left', () => runningPostmaster(data) === undefined);
  rmSync(folder, { recursive: true, force: true });
});

const runningPid = (): number | undefined => runningPostmaster(data)?.pid;

async function write(url: string, value: number): Promise<void> {
  await asAdmin(url, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS kept (value int)');
    await client.query('INSERT INTO kept VALUES ($1)', [value]);
  });
}

async function written(url: string): Promise<number[]> {
  return asAdmin(url, async (client) => {
    const { rows } = await client.query<{ value: number }>('SELECT value FROM kept ORDER BY value');
    return rows.map(({ value }) => value);
  });
}

test('a server that is killed comes back on its port with its data, and still stops with its owner', async () => {
  const server = await startEmbeddedPostgres({ folder });
  await write(server.url, 1);
  const before = runningPid();
  process.kill(before!, 'SIGKILL');
  await eventually('another server', () => ![undefined, before].includes(runningPid()), 30_000);
  let kept: number[] | undefined;
  await eventually(
    'an answer',
    () => {
      written(server.url).then(
        (values) => {
          kept = values;
        },
        () => {},
      );
      return kept !== undefined;
    },
    30_000,
  );
  expect(kept).toEqual([1]);
  await server.stop();
  expect(runningPid()).toBeUndefined();
});

describe('a server of our own', () => {
  test('serves on this machine alone, stops, and finds its data again', async () => {
    const first = await startEmbeddedPostgres({ folder });
    expect(new URL(first.url)).toMatchObject({
      hostname: '127.0.0.1',
      username: 'metronome',
      pathname: '/metronome',
    });
    await write(first.url, 1);
    await first.stop();
    expect(runningPid()).toBeUndefined();

    const second = await startEmbeddedPostgres({ folder });
    expect(await written(second.url)).toEqual([1]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    await second.stop();
    await second.stop();
    expect(runningPid()).toBeUndefined();
  });

  test('refuses a wrong password', async () => {
    const server = await startEmbeddedPostgres({ folder });
    const wrong = new URL(server.url);
    wrong.password = 'devine';
    await expect(asAdmin(wrong.href, () => Promise.resolve())).rejects.toThrow(
      'password authentication failed',
    );
    await server.stop();
  });

  test('never runs as root: its data belong to the account that runs it', async () => {
    const server = await startEmbeddedPostgres({ folder });
    const owner = statSync(data).uid;
    expect(owner).not.toBe(0);
    if (process.getuid?.() !== 0) expect(owner).toBe(process.getuid?.());
    expect(statSync(`/proc/${runningPid()}`).uid).toBe(owner);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    await server.stop();
  });

  test('removes its folder at the end when the data are for a test', async () => {
    const server = await startEmbeddedPostgres({ folder, throwaway: true });
    await asAdmin(server.url, async (client) => {
      expect((await client.query('SHOW fsync')).rows).toEqual([{ fsync: 'off' }]);
    });
    await server.stop();
    expect(existsSync(folder)).toBe(false);
  });

  test('sweeps up what a start killed during initdb left', async () => {
    const abandoned = join(folder, 'cluster.init-999999999-aa');
    mkdirSync(abandoned);
    const server = await startEmbeddedPostgres({ folder });
    expect(readdirSync(folder).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
    await server.stop();
  });
});

describe('several users of one folder', () => {
  test('share one server, which the last one stops', async () => {
    const first = await startEmbeddedPostgres({ folder });
    const pid = runningPid();
    const second = await startEmbeddedPostgres({ folder });
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(runningPid()).toBe(pid);
    await write(second.url, 2);
    await second.stop();
    expect(runningPid()).toBeUndefined();
  });

  test('two processes that start at the same time on a new folder get the same server', async () => {
    const owners = await Promise.all([startOwner(folder), startOwner(folder)]);
    expect(owners[0].url).toBe(owners[1].url);
    await write(owners[0].url, 3);
    await owners[0].leave();
    expect(await written(owners[1].url)).toEqual([3]);
    await owners[1].leave();
    expect(runningPid()).toBeUndefined();
    expect(readdirSync(folder).filter((name) => name.startsWith('cluster'))).toEqual(['cluster']);
  });

  test('the server outlives the killed process that started it while another uses it', async () => {
    const starter = await startOwner(folder);
    const pid = runningPid();
    const joiner = await startEmbeddedPostgres({ folder });
    await starter.kill();
    // The watchdog of the dead process has signed it off.
    await eventually('one user left', () => readdirSync(join(folder, 'users')).length === 1);
    await write(joiner.url, 4);
    expect(runningPid()).toBe(pid);
    await joiner.stop();
    expect(runningPid()).toBeUndefined();
  });
});

describe('after kill -9', () => {
  test('of its only user, the server stops by itself and keeps its data', async () => {
    const owner = await startOwner(folder);
    await write(owner.url, 5);
    await owner.kill();
    await eventually('the server stops', () => runningPid() === undefined);
    const again = await startEmbeddedPostgres({ folder });
    expect(await written(again.url)).toEqual([5]);
    await again.stop();
  });

  test('of the server, the next start recovers', async () => {
    const first = await startEmbeddedPostgres({ folder });
    await write(first.url, 6);
    const pid = readPostmaster(data)?.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    const second = await startEmbeddedPostgres({ folder });
    expect(runningPid()).not.toBe(pid);
    expect(await written(second.url)).toEqual([6]);
    await second.stop();
    await first.stop();
    expect(runningPid()).toBeUndefined();
  });

  test('a lock whose pid went to another program does not stop the next start', async () => {
    await (await startEmbeddedPostgres({ folder })).stop();
    // As after a reboot: the pid of the old server is now that of something else.
    writeFileSync(
      join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );
    const server = await startEmbeddedPostgres({ folder });
    expect(runningPid()).not.toBe(process.pid);
    await server.stop();
  });
});
