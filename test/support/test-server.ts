import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../src/db/embedded/index.ts';

/**
 * The PostgreSQL server of a test run: the one DATABASE_URL names, else one embedded server for the whole
 * run, in memory where the machine allows it. What the run and its workers share passes by the environment.
 */

const folderVariable = 'METRONOME_TEST_FOLDER';
const runVariable = 'METRONOME_TEST_RUN';

/** Bytes that must be free in /dev/shm: containers often have 64 MB of it, less than a cluster needs. */
const roomyBytes = 1_000_000_000;

/** Prepares what the workers will read. Returns the folder of the embedded server, or undefined with DATABASE_URL. */
export function prepareRun(): string | undefined {
  process.env[runVariable] = `metronome_test_${randomBytes(4).toString('hex')}`;
  if (process.env.DATABASE_URL !== undefined) return undefined;
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'metronome-test-'));
  // Under root the server runs as another account, which has to go through.
  chmodSync(folder, 0o711);
  process.env[folderVariable] = folder;
  return folder;
}

/** What the name of every database of this run starts with. */
export function databasePrefix(): string {
  const prefix = process.env[runVariable];
  if (prefix === undefined) throw new Error('No test run: jest was started without its globalSetup');
  return prefix;
}

/** Address of the server, through its maintenance database. Starts it for the first test that asks. */
export async function serverUrl(): Promise<string> {
  const external = process.env.DATABASE_URL;
  if (external !== undefined) return external;
  const folder = process.env[folderVariable];
  if (folder === undefined) throw new Error('No test run: jest was started without its globalSetup');
  // The process that runs globalSetup holds the server; a worker needs no hold of its own.
  return serve({ folder, database: 'postgres', throwaway: true }, () => {});
}

function memoryFolder(): string | undefined {
  const shm = '/dev/shm';
  if (!existsSync(shm)) return undefined;
  const { bavail, bsize } = statfsSync(shm);
  return bavail * bsize >= roomyBytes ? shm : undefined;
}
