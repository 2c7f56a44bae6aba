import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Another process that uses an embedded server. */
export interface Owner {
  url: string;
  /** Lets it leave as it should. */
  leave(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

const script = fileURLToPath(new URL('./embedded-owner.ts', import.meta.url));

/** Starts a process that starts, or joins, the embedded server of a folder. Resolves when it is served. */
export async function startOwner(folder: string): Promise<Owner> {
  const child: ChildProcess = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr?.on('data', (text) => {
    complaint += text;
  });
  const ended = once(child, 'exit');
  if (child.stdout === null) throw new Error('A child without output');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`The owner ended without serving: ${complaint}`);
  return {
    url: first.value,
    async leave() {
      child.stdin?.end();
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
