import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, DatabaseError, migrate, withoutPassword } from '../../src/db/connect.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

describe('an open database', () => {
  test('has every table of the entities and nothing left to migrate', async () => {
    const tables = await db.orm.em
      .fork()
      .execute<{ table_name: string }[]>(
        "select table_name from information_schema.tables where table_schema = 'public'",
      );
    expect(tables.map(({ table_name }) => table_name)).toEqual(
      expect.arrayContaining(['campaign', 'poec_session', 'envelope', 'optimization_run']),
    );
    expect(await migrate(db.url)).toEqual([]);
  });

  test('two migrations at the same time do not disturb each other', async () => {
    expect(await Promise.all([migrate(db.url), migrate(db.url)])).toEqual([[], []]);
  });

  test('ends a statement that takes longer than its limit', async () => {
    const hurried = await connect(db.url, { statementTimeoutMs: 50 });
    try {
      await expect(hurried.em.fork().execute('select pg_sleep(5)')).rejects.toThrow('statement timeout');
    } finally {
      await hurried.close();
    }
  });

  test('opens no more connections than allowed', async () => {
    const narrow = await connect(db.url, { maxConnections: 2 });
    try {
      const pids = await Promise.all(
        Array.from({ length: 8 }, () =>
          narrow.em.fork().execute<{ pid: number }[]>('select pg_backend_pid() as pid'),
        ),
      );
      expect(new Set(pids.map(([row]) => row?.pid)).size).toBeLessThanOrEqual(2);
    } finally {
      await narrow.close();
    }
  });
});

test('a connection that dies in a transaction is given back: the next one is there, and closing ends', async () => {
  const narrow = await connect(db.url, { maxConnections: 1 });
  const died = narrow.em.fork().transactional(async (em) => {
    const [mine] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
    await db.orm.em.fork().execute('select pg_terminate_backend(?)', [mine?.pid]);
    await em.execute('select 1');
  });
  await expect(died).rejects.toThrow();
  expect(await narrow.em.fork().execute('select 1 as one')).toEqual([{ one: 1 }]);
  await narrow.close();
});

describe('a database that cannot be opened', () => {
  test('is named without its password, with what to do', async () => {
    const url = 'postgresql://anna:s3cret@127.0.0.1:1/absente';
    const failure = await connect(url).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseError);
    expect(String(failure)).toContain('postgresql://anna:***@127.0.0.1:1/absente');
    expect(String(failure)).toContain('ECONNREFUSED');
    expect(String(failure)).toContain('DATABASE_URL');
    expect(String(failure)).not.toContain('s3cret');
  });

  test('a database that does not exist says so', async () => {
    const absent = new URL(db.url);
    absent.pathname = '/nulle_part';
    await expect(connect(absent.href)).rejects.toThrow('"nulle_part" does not exist');
  });

  test('what is not an address is not shown at all', () => {
    expect(withoutPassword('pas une adresse : s3cret')).toBe('(adresse illisible)');
  });
});
