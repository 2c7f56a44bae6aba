/** The application as it is shipped, in processes of its own over a database of its own: what is asked of it is what is measured. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/db/embedded/index.ts';

/** A process that answers. */
export interface Served {
  /** Its address, with a slash at the end. */
  url: string;
  child: ChildProcess;
}

/** What GraphQL answers. */
export interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** A folder, a database and processes, gone at the end. */
export class Bench {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly #embedded: EmbeddedPostgres;
  readonly #children: ChildProcess[] = [];
  readonly #kill = (): void => {
    for (const child of this.#children) child.kill('SIGTERM');
  };

  private constructor(folder: string, embedded: EmbeddedPostgres) {
    this.folder = folder;
    this.databaseUrl = embedded.url;
    this.#embedded = embedded;
    process.on('exit', this.#kill);
  }

  /** Opens an empty database. */
  static async open(): Promise<Bench> {
    const folder = mkdtempSync(join(tmpdir(), 'metronome-bench-'));
    return new Bench(folder, await startEmbeddedPostgres({ folder: join(folder, 'data') }));
  }

  /** Starts the server, as `npm run build` made it. */
  server(env: NodeJS.ProcessEnv = {}, nodeOptions: string[] = []): Promise<Served> {
    return this.start([...nodeOptions, 'dist/src/main.js'], {
      DATABASE_URL: this.databaseUrl,
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...env,
    });
  }

  /** Starts a worker, where the server has none of its own (`WORKERS: '0'`). */
  worker(nodeOptions: string[] = []): ChildProcess {
    return this.#spawn([...nodeOptions, 'dist/src/cli/main.js', 'worker'], {
      DATABASE_URL: this.databaseUrl,
    });
  }

  /** Starts a process of Node and waits for the address it writes. */
  async start(args: string[], env: NodeJS.ProcessEnv): Promise<Served> {
    const child = this.#spawn(args, env);
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (text) => {
        said += text;
        const [, address] = /(http:\/\/127\.0\.0\.1:\d+\/)/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended (${code}):\n${said}`)));
    });
    return { url, child };
  }

  #spawn(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    const { DATABASE_URL: _, ...own } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: projectRoot(),
      env: { ...own, ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    this.#children.push(child);
    return child;
  }

  async close(): Promise<void> {
    process.off('exit', this.#kill);
    this.#kill();
    await Promise.all(
      this.#children.map((child) =>
        child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined,
      ),
    );
    await this.#embedded.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Asks a server, and gives its whole answer. */
export async function ask<Data = Record<string, unknown>>(
  server: string,
  query: string,
  variables: object = {},
): Promise<Answer<Data>> {
  const answer = await fetch(`${server}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as Answer<Data>;
}

/**
 * Asks what must be answered.
 * @throws Error with what the server refused.
 */
export async function dataOf<Data>(server: string, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await ask<Data>(server, query, variables);
  if (data == null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** Waits until no run waits or goes on: a solver at work would be measured too. */
export async function untilPlanned(server: string): Promise<void> {
  for (let second = 0; second < 180; second += 1) {
    const { data } = await ask<{ runs: { nodes: { state: string }[] } }>(
      server,
      '{ runs { nodes { state } } }',
    );
    // Without data it is busy: it says so, and is asked again.
    const nodes = data?.runs.nodes ?? [];
    if (nodes.length > 0 && nodes.every(({ state }) => state !== 'QUEUED' && state !== 'RUNNING')) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error('No plan after three minutes');
}
