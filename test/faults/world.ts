/** What the faults happen to: a real PostgreSQL, a server and workers, each a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../../src/db/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded/index.ts';
import { runningPostmaster } from '../../src/db/embedded/process.ts';
import { freePort } from '../support/free-port.ts';
import { childrenOf, trySignal } from '../support/processes.ts';

const sources = fileURLToPath(new URL('../../src', import.meta.url));
const shiftedClock = new URL('./shifted-clock.ts', import.meta.url).href;
const killedAtProof = new URL('./killed-at-proof.ts', import.meta.url).href;

/** A process of the application that is started again whenever it dies. */
export class Kept {
  child: ChildProcess | undefined;
  /** When it was last seen ready, or undefined while it starts. */
  isReady = false;
  /** What it said last, for whoever looks for a cause. */
  said = '';
  #stopped = false;
  readonly #start: () => ChildProcess;
  readonly #sign: string;

  constructor(sign: string, start: () => ChildProcess) {
    this.#sign = sign;
    this.#start = start;
    this.#run();
  }

  /** Sends a signal; false when there is nobody to receive it. */
  signal(signal: NodeJS.Signals): boolean {
    return this.child?.kill(signal) ?? false;
  }

  /** The processes that it started, now. */
  children(): number[] {
    return this.child?.pid === undefined ? [] : childrenOf(this.child.pid);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.child === undefined) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGCONT');
    this.child.kill('SIGKILL');
    await ended;
  }

  #run(): void {
    if (this.#stopped) return;
    const child = this.#start();
    this.child = child;
    for (const output of [child.stdout, child.stderr]) {
      output?.on('data', (text) => {
        this.said = (this.said + text).slice(-4_000);
        if (this.said.includes(this.#sign)) this.isReady = true;
      });
    }
    child.on('exit', () => {
      this.child = undefined;
      this.isReady = false;
      this.said = '';
      setTimeout(() => this.#run(), 100);
    });
  }
}

/** Everything that runs. */
export class World {
  readonly #folder: string;
  readonly #embedded: EmbeddedPostgres;
  readonly #app: string;
  readonly #port: number;
  server: Kept | undefined;
  readonly workers: Kept[] = [];

  private constructor(folder: string, embedded: EmbeddedPostgres, app: string, port: number) {
    this.#folder = folder;
    this.#embedded = embedded;
    this.#app = app;
    this.#port = port;
  }

  /** Starts a database, its tables ready, in `parent` or the temporary folder; `app` is where the application is built. */
  static async create(app: string, parent = tmpdir()): Promise<World> {
    const folder = mkdtempSync(join(parent, 'metronome-faults-'));
    chmodSync(folder, 0o711);
    const embedded = await startEmbeddedPostgres({ folder });
    await migrate(embedded.url);
    return new World(folder, embedded, app, await freePort());
  }

  get databaseUrl(): string {
    return this.#embedded.url;
  }

  get serverUrl(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  startServer(): void {
    const env = { PORT: String(this.#port), WORKERS: '0', LOG_LEVEL: 'fatal' };
    this.server = new Kept('http://', () => this.#spawn('main', [], env));
  }

  /** Adds a worker, whose clock may be wrong, and which can be told (SIGUSR2) to be killed as it proves a plan. */
  addWorker(clockShiftMs = 0): Kept {
    const env = {
      NODE_OPTIONS: [killedAtProof, ...(clockShiftMs === 0 ? [] : [shiftedClock])]
        .map((file) => `--import=${file}`)
        .join(' '),
      CLOCK_SHIFT_MS: String(clockShiftMs),
    };
    const worker = new Kept('prêt', () => this.#spawn('cli/main', ['worker'], env));
    this.workers.push(worker);
    return worker;
  }

  /** Starts a program of the application: built, if it is, and without compiling it again each time. */
  #spawn(program: string, args: string[], env: Record<string, string>): ChildProcess {
    const { NODE_OPTIONS: _, ...own } = process.env;
    const built = { NODE_COMPILE_CACHE: join(this.#app, 'compiled') };
    const script =
      this.#app === '' ? join(sources, `${program}.ts`) : join(this.#app, 'src', `${program}.js`);
    return spawn(process.execPath, [script, ...args], {
      env: { ...own, ...(this.#app === '' ? {} : built), DATABASE_URL: this.databaseUrl, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Pid of the database server, while there is one. */
  databasePid(): number | undefined {
    return runningPostmaster(join(this.#folder, 'cluster', 'data'))?.pid;
  }

  /** Signals the database server; false when there is none. */
  signalDatabase(signal: NodeJS.Signals): boolean {
    const pid = this.databasePid();
    return pid !== undefined && trySignal(pid, signal);
  }

  /** Every process of the database. */
  databaseProcesses(): number[] {
    const parent = this.databasePid();
    return parent === undefined ? [] : [parent, ...childrenOf(parent)];
  }

  /** Works on a connection of its own, trying again while the database is away. */
  async ask<T>(work: (client: pg.Client) => Promise<T>, patienceMs = 60_000): Promise<T> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const client = new pg.Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 5_000 });
      client.on('error', () => {});
      try {
        await client.connect();
        return await work(client);
      } catch (error) {
        if (performance.now() > deadline) throw error;
        await delay(50);
      } finally {
        await client.end().catch(() => {});
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.workers, ...(this.server === undefined ? [] : [this.server])].map((one) => one.stop()),
    );
    for (const pid of this.databaseProcesses()) trySignal(pid, 'SIGCONT');
    await this.#embedded.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
