import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startWorkers } from '../src/worker-processes.ts';
import { eventually } from './support/eventually.ts';

let folder: string;
let log: string;
let entry: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metronome-workers-'));
  [log, entry] = [join(folder, 'log'), join(folder, 'worker.mjs')];
  writeFileSync(log, '');
  // A worker reduced to what its server sees of it.
  writeFileSync(
    entry,
    `import { appendFileSync } from 'node:fs';
     const say = (text) => appendFileSync(process.env.LOG, text + ' ' + process.pid + '\\n');
     process.on('disconnect', () => { say('handed back'); process.exit(0); });
     say(process.argv[2]);`,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Processes that wrote this word, in order. */
const whoSaid = (word: string): number[] =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => Number(line.slice(word.length)));

test('as many as asked, one in the place of each that dies, all left to hand back at the end', async () => {
  const said: string[] = [];
  const workers = startWorkers(2, entry, { LOG: log }, (text) => said.push(text));
  await eventually('both have started', () => whoSaid('worker').length === 2, 30_000);
  const [killed, other] = whoSaid('worker');
  process.kill(killed!, 'SIGKILL');
  await eventually('another has started', () => whoSaid('worker').length === 3, 30_000);
  expect(said).toEqual(["Un ouvrier s'est arrêté (SIGKILL) : un autre prend sa place."]);
  await workers.close();
  expect(new Set(whoSaid('handed back'))).toEqual(new Set([other, whoSaid('worker')[2]]));
  expect(said).toHaveLength(1);
});

test('none where other machines execute the runs', async () => {
  const workers = startWorkers(0, entry, { LOG: log }, () => {});
  await workers.close();
  expect(readFileSync(log, 'utf8')).toBe('');
});
