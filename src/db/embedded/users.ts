import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMarkOf, stopPostmaster } from './process.ts';

/**
 * Who uses the server of a home: one empty file per user, named after its process. The last one out
 * stops the server, so that nobody has to be elected and a death at any moment is handled the same way.
 */

/** Folder of the registrations. */
export function usersFolder(home: string): string {
  return join(home, 'users');
}

/** Registers this process once more. Returns the name of the registration. */
export function register(home: string): string {
  const name = `${process.pid}-${startMarkOf(process.pid)}-${randomBytes(4).toString('hex')}`;
  writeFileSync(join(usersFolder(home), name), '', { mode: 0o600 });
  return name;
}

/** Registrations whose process lives; those of the dead are removed. */
export function livingUsers(home: string): string[] {
  let names: string[];
  try {
    names = readdirSync(usersFolder(home));
  } catch {
    return [];
  }
  return names.filter((name) => {
    const [pid, mark] = name.split('-');
    if (mark !== '' && startMarkOf(Number(pid)) === mark) return true;
    rmSync(join(usersFolder(home), name), { force: true });
    return false;
  });
}

/** What it takes to leave a server. */
export interface Leaving {
  home: string;
  data: string;
  registration: string;
  /** True to remove the home with its data once nobody uses it (tests). */
  throwaway: boolean;
  /** Pid of the server this user started, if it did. */
  startedPid?: number;
}

/** Ends one use of the server and stops it if nobody else uses it. */
export async function leave({ home, data, registration, throwaway, startedPid }: Leaving): Promise<void> {
  rmSync(join(usersFolder(home), registration), { force: true });
  if (livingUsers(home).length > 0) return;
  await stopPostmaster(data, startedPid);
  // A start that came in meanwhile keeps its folder.
  if (throwaway && livingUsers(home).length === 0)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
