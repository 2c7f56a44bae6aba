import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import type { Instance } from '../../solver/index.ts';

/** What a command answered. */
export interface Answer {
  code: number | string;
  out: string;
  err: string;
}

/** How a command is run. */
export interface RunOptions {
  /** Variables added to the environment. */
  env?: Record<string, string>;
  /** What it reads on its standard input; nothing unless told. */
  input?: string;
  /** Options of Node itself. */
  node?: string[];
  /** Told everything the command writes on its standard error, as it comes. */
  onError?: (told: string, kill: (signal: NodeJS.Signals) => void) => void;
}

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Runs the command line as a process of its own, from its sources. */
export async function metronome(args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  const { env = {}, input = '', node = [], onError = () => {} } = options;
  const child = spawn(process.execPath, [...node, MAIN, ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      ...env,
    },
    stdio: 'pipe',
  });
  // A command that does not read its input closes it: no fault of the test.
  child.stdin.on('error', () => {}).end(input);
  child.stderr.on('data', (chunk: Buffer) => onError(String(chunk), (signal) => child.kill(signal)));
  const [out, err, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: (code ?? signal) as number | string, out, err };
}

/** The tiny instance of the fixtures, whose sessions all ask for the first of six weeks. */
export const THREE_SESSIONS = fileURLToPath(new URL('./fixtures/trois-sessions.json', import.meta.url));

/** Parameters of four levels, one term each, solved exactly: what a test asserts does not follow the defaults. */
export const FOUR_LEVELS = fileURLToPath(new URL('./fixtures/quatre-niveaux.json', import.meta.url));

/** A folder that is removed when the tests of the file are over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'metronome-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The tiny instance with one thing changed, written to a file. */
export function changedInstance(folder: string, change: (instance: Instance) => void): string {
  const instance = JSON.parse(readFileSync(THREE_SESSIONS, 'utf8')) as Instance;
  change(instance);
  return jsonFile(folder, 'instance.json', instance);
}

/** A value written to a JSON file. */
export function jsonFile(folder: string, name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

/** A text with its durations made alike, because they differ between runs, and its spaces ordinary. */
export function plain(told: string): string {
  return told.replace(/[\u00a0\u202f]/g, ' ').replace(/\d+ ms|\d+(?:,\d)? s(?=[ ,.])/g, '…');
}
