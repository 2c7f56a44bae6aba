/**
 * Short messages between the processes that share a database (LISTEN/NOTIFY of PostgreSQL).
 *
 * A message is a hint that something changed; what must not be lost is in the tables. Whoever listens reads
 * the tables first, then again after `missed`: between a connection that breaks and the next one, messages
 * go by unheard.
 */

import pg from 'pg';

/** The one channel of PostgreSQL that we use. Topics are inside the messages: listening needs no round trip. */
const postgresChannel = 'metronome';

/** PostgreSQL refuses a payload of 8,000 bytes. */
const maxBytes = 7_900;

/** Longest pause before trying to connect again, milliseconds. */
const longestPauseMs = 2_000;

/** What a listener does. Neither may throw; what they throw all the same is given to `report`. */
export interface Listener {
  /** A message arrived, after the transaction that sent it was committed. Its shape is as sure as its sender. */
  received(payload: unknown): void;
  /** The connection broke and is back: messages may have gone by. Read the state again. */
  missed(): void;
}

/** A connection that hears and sends messages until it is closed. */
export interface Notifications {
  /**
   * Sends a message to every process that listens, this one included.
   * @throws NotificationTooLarge, or the driver's error while the connection is down.
   */
  notify(topic: string, payload: object): Promise<void>;
  /** Hears the messages of a topic from now on. Returns how to stop. */
  listen(topic: string, listener: Listener): () => void;
  close(): Promise<void>;
}

/** Delays, and where failures go. */
export interface NotificationsOptions {
  /** How often the connection is proved alive, and how long an answer may take; 5 s unless told. */
  heartbeatMs?: number;
  /** Receives what a listener threw and what could not be read. Ignored unless told. */
  report?: (error: unknown) => void;
}

/** A message that PostgreSQL would not carry. Send an id, and let the listeners read the rest. */
export class NotificationTooLarge extends Error {
  override readonly name = 'NotificationTooLarge';
}

/** Something that runs SQL, in a transaction or not: an EntityManager of the ORM. */
export interface Executes {
  execute(sql: string, values: unknown[]): Promise<unknown>;
}

/**
 * Sends a message with the transaction that `em` is in: it leaves when the transaction is committed, and
 * never if it is rolled back or its process dies before.
 * @throws NotificationTooLarge.
 */
export async function notifyOnCommit(em: Executes, topic: string, payload: object): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [postgresChannel, written(topic, payload)]);
}

/**
 * Opens the connection: one session of its own, outside any pool (a pooler that shares sessions between
 * transactions carries no messages). It reconnects by itself until it is closed.
 * @throws the driver's error when the first connection fails.
 */
export async function openNotifications(
  url: string,
  options: NotificationsOptions = {},
): Promise<Notifications> {
  const hub = new Hub(url, options);
  await hub.open();
  return hub;
}

class Hub implements Notifications {
  readonly #url: string;
  readonly #heartbeatMs: number;
  readonly #report: (error: unknown) => void;
  readonly #listeners = new Map<string, Set<Listener>>();
  /** The connection in use; undefined while there is none. */
  #client: pg.Client | undefined;
  /** Settled when the last statement sent is over: the driver wants one at a time. */
  #turn: Promise<unknown> = Promise.resolve();
  #heartbeat: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, { heartbeatMs = 5_000, report = () => {} }: NotificationsOptions) {
    this.#url = url;
    this.#heartbeatMs = heartbeatMs;
    this.#report = report;
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'metronome notifications',
      connectionTimeoutMillis: this.#heartbeatMs,
      // A peer that vanished without a word is only noticed by an answer that does not come.
      query_timeout: this.#heartbeatMs,
      keepAlive: true,
    });
    let lost = false;
    const lose = (): void => {
      if (lost) return;
      lost = true;
      abandon(client);
      if (this.#client === client) this.#reconnect();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload }) => this.#receive(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${postgresChannel}`);
    } catch (error) {
      lost = true;
      abandon(client);
      throw error;
    }
    if (lost || this.#closed) {
      abandon(client);
      if (this.#closed) return;
      throw new Error('The connection for messages was lost as soon as it was made');
    }
    this.#client = client;
    this.#turn = Promise.resolve();
    this.#heartbeat = setInterval(() => this.#query(client, 'SELECT 1').catch(lose), this.#heartbeatMs);
    this.#heartbeat.unref();
  }

  async notify(topic: string, payload: object): Promise<void> {
    const text = written(topic, payload);
    if (this.#client === undefined) {
      throw new Error('The connection for messages is down, and is being made again: nothing was sent');
    }
    await this.#query(this.#client, 'SELECT pg_notify($1, $2)', [postgresChannel, text]);
  }

  #query(client: pg.Client, sql: string, values: string[] = []): Promise<unknown> {
    const answer = this.#turn.then(() => client.query(sql, values));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  listen(topic: string, listener: Listener): () => void {
    // A wrapper each: the same listener given twice hears twice, and each stop stops one.
    const own: Listener = {
      received: (payload) => listener.received(payload),
      missed: () => listener.missed(),
    };
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(own));
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#retry);
    this.#listeners.clear();
    const client = this.#client;
    this.#client = undefined;
    if (client !== undefined) await client.end().catch(() => {});
  }

  #reconnect(pauseMs = 20): void {
    this.#client = undefined;
    clearInterval(this.#heartbeat);
    if (this.#closed) return;
    this.#retry = setTimeout(async () => {
      try {
        await this.open();
      } catch {
        // Chance keeps the processes of a restarted server from coming back at the same moment.
        this.#reconnect(Math.min(longestPauseMs, pauseMs * (1.5 + Math.random())));
        return;
      }
      for (const listeners of [...this.#listeners.values()]) {
        for (const listener of [...listeners]) this.#safely(() => listener.missed());
      }
    }, pauseMs);
  }

  #receive(text: string | undefined): void {
    this.#safely(() => {
      const [topic, payload] = JSON.parse(text ?? '') as [string, unknown];
      for (const listener of [...(this.#listeners.get(topic) ?? [])]) {
        this.#safely(() => listener.received(payload));
      }
    });
  }

  /** What is thrown while a message is handed out would otherwise end the process. */
  #safely(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#report(error);
    }
  }
}

function written(topic: string, payload: object): string {
  const text = JSON.stringify([topic, payload]);
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxBytes) return text;
  throw new NotificationTooLarge(
    `A message on ${topic} has ${bytes} bytes, ${maxBytes} at most: send an id and let the listeners read the rest`,
  );
}

/** Lets go of a connection that is of no more use, without waiting for a server that may not answer. */
function abandon(client: pg.Client): void {
  client.removeAllListeners('notification');
  client.on('error', () => {});
  void client.end().catch(() => {});
  client.connection.stream.destroy();
}
