/**
 * A process of its own that outlives the one it watches: when the pipe on its standard input closes,
 * its owner has left or died (kill -9 included), and the server stops unless somebody else uses it.
 * Loaded by Node as it stands, hence erasable TypeScript and Node's own modules only.
 */
import { type Leaving, leave } from './users.ts';

const leaving = JSON.parse(process.argv[2] ?? '') as Leaving;

// Ctrl-C in the terminal is for the owner; the watchdog ends when the owner has.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

let heard = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text: string) => {
  heard += text;
});
process.stdin.on('error', () => {});
process.stdin.on('close', () => {
  // The owner writes the pid of each server it starts, one a line.
  const startedPid = Number(heard.trim().split('\n').at(-1));
  void leave(startedPid > 0 ? { ...leaving, startedPid } : leaving);
});
