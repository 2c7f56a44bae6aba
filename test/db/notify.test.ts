import { once } from 'node:events';
import { connect as connectTcp, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Listener,
  type Notifications,
  type NotificationsOptions,
  NotificationTooLarge,
  notifyOnCommit,
  openNotifications,
} from '../../src/db/notify.ts';
import { asAdmin } from '../support/admin.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

let db: TestDatabase;
const opened: Notifications[] = [];
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(async () => {
  for (const hub of opened.splice(0)) await hub.close();
});
afterAll(() => db.drop());

async function open(options: NotificationsOptions = {}, url = db.url): Promise<Notifications> {
  const hub = await openNotifications(url, options);
  opened.push(hub);
  return hub;
}

interface Heard extends Listener {
  messages: unknown[];
  misses: number;
}

/** A listener that keeps what it hears. */
function keeper(): Heard {
  const heard: Heard = {
    messages: [],
    misses: 0,
    received: (payload) => void heard.messages.push(payload),
    missed: () => {
      heard.misses += 1;
    },
  };
  return heard;
}

describe('messages', () => {
  test('reach every process that listens to their topic, the sender too, in order', async () => {
    const [one, other] = [await open(), await open()];
    const [own, far, deaf] = [keeper(), keeper(), keeper()];
    one.listen('run', own);
    other.listen('run', far);
    other.listen('campaign', deaf);

    await one.notify('run', { id: 1, text: 'é « ' });
    await one.notify('run', { id: 2 });
    await eventually('both messages', () => own.messages.length === 2 && far.messages.length === 2);

    expect(far.messages).toEqual([{ id: 1, text: 'é « ' }, { id: 2 }]);
    expect(own.messages).toEqual(far.messages);
    expect(deaf.messages).toEqual([]);
  });

  test('are not heard any more once the listener stopped, and the others go on', async () => {
    const hub = await open();
    const [leaving, staying] = [keeper(), keeper()];
    const stop = hub.listen('run', leaving);
    hub.listen('run', staying);
    stop();
    await hub.notify('run', { id: 1 });
    await eventually('the message', () => staying.messages.length === 1);
    expect(leaving.messages).toEqual([]);
  });

  test('leave with their transaction, and never without it', async () => {
    const hub = await open();
    const heard = keeper();
    hub.listen('run', heard);
    const em = db.orm.em.fork();
    await em.transactional((inside) => notifyOnCommit(inside, 'run', { committed: true }));
    await expect(
      em.fork().transactional(async (inside) => {
        await notifyOnCommit(inside, 'run', { committed: false });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await hub.notify('run', { last: true });
    await eventually('the last message', () => heard.messages.length === 2);
    expect(heard.messages).toEqual([{ committed: true }, { last: true }]);
  });

  test('of 7,900 bytes pass, of one more are refused before anything is sent', async () => {
    const hub = await open();
    const heard = keeper();
    hub.listen('t', heard);
    const around = Buffer.byteLength(JSON.stringify(['t', { text: '' }]));
    const fits = 'é'.repeat((7_900 - around) / 2) + 'x'.repeat(around % 2);

    await hub.notify('t', { text: fits });
    await expect(hub.notify('t', { text: `${fits}x` })).rejects.toThrow(NotificationTooLarge);
    await expect(hub.notify('t', { text: `${fits}x` })).rejects.toThrow('7901 bytes, 7900 at most');
    await expect(notifyOnCommit(db.orm.em.fork(), 't', { text: `${fits}x` })).rejects.toThrow(
      NotificationTooLarge,
    );
    await eventually('the long message', () => heard.messages.length === 1);
    expect(heard.messages).toEqual([{ text: fits }]);
  });

  test('that nobody can read, and listeners that throw, are reported and harm no one', async () => {
    const reported: unknown[] = [];
    const hub = await open({ report: (error) => reported.push(error) });
    const heard = keeper();
    const failing: Listener = {
      received: () => {
        throw new Error('a listener at fault');
      },
      missed: () => {},
    };
    hub.listen('run', failing);
    hub.listen('run', heard);
    await asAdmin(db.url, async (client) => {
      for (const foreign of ['', 'not JSON', '{}', 'null', '[1]']) {
        await client.query('SELECT pg_notify($1, $2)', ['metronome', foreign]);
      }
    });
    await hub.notify('run', { id: 1 });
    await eventually('the message', () => heard.messages.length === 1);
    expect(reported.map(String)).toContain('Error: a listener at fault');
    expect(reported).toHaveLength(5);
  });
});

describe('a connection that is lost', () => {
  test('when the server ends it comes back, and says that messages may have gone by', async () => {
    const [hub, sender] = [await open(), await open()];
    const heard = keeper();
    hub.listen('run', heard);
    await asAdmin(db.url, (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'metronome notifications'`,
      ),
    );
    await eventually('the new connection', () => heard.misses === 1);
    await eventually('the sender', () => {
      sender.notify('run', { after: true }).catch(() => {});
      return heard.messages.length > 0;
    });
    expect(heard.messages[0]).toEqual({ after: true });
    expect(heard.misses).toBe(1);
  });

  test('when the peer goes silent, neither answering nor closing, is given up and made again', async () => {
    const proxy = await silencingProxy(db.url);
    try {
      const hub = await open({ heartbeatMs: 200 }, proxy.url);
      const heard = keeper();
      hub.listen('run', heard);
      proxy.silence();
      await eventually('the new connection', () => heard.misses === 1);
      await hub.notify('run', { after: true });
      await eventually('the message', () => heard.messages.length === 1);
    } finally {
      await proxy.close();
    }
  });

  test('refuses to send meanwhile, tries again as long as it takes, and closes all the same', async () => {
    const proxy = await silencingProxy(db.url);
    const hub = await open({ heartbeatMs: 200 }, proxy.url);
    const heard = keeper();
    hub.listen('run', heard);
    await proxy.close();
    await expect(hub.notify('run', { id: 1 })).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expect(hub.notify('run', { id: 1 })).rejects.toThrow('nothing was sent');
    await proxy.reopen();
    await eventually('the new connection', () => heard.misses === 1);
    await proxy.close();
    await expect(hub.notify('run', { id: 2 })).rejects.toThrow();
    await hub.close();
  });

  test('that cannot be made the first time is an error', async () => {
    await expect(openNotifications('postgresql://nobody:x@127.0.0.1:1/none')).rejects.toThrow('ECONNREFUSED');
  });
});

interface SilencingProxy {
  url: string;
  /** Lets no byte through any more on the connections open now; new ones work. */
  silence(): void;
  /** Closes every connection and refuses new ones. */
  close(): Promise<void>;
  /** Accepts connections again, on the same port. */
  reopen(): Promise<void>;
}

/** Stands between a client and PostgreSQL, as a network that breaks would. */
async function silencingProxy(url: string): Promise<SilencingProxy> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const serve = async (port: number): Promise<Server> => {
    const server = createServer((near) => {
      const far = connectTcp(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          sockets.delete(socket);
          for (const one of [near, far]) one.destroy();
        });
      }
      near.pipe(far);
      far.pipe(near);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await serve(0);
  const { port } = server.address() as { port: number };
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return {
    url: through.href,
    silence() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async reopen() {
      server = await serve(port);
    },
  };
}
