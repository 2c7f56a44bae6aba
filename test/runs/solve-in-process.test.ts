import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { defaultParameters } from '../../solver/index.ts';
import { solveInProcess } from '../../src/runs/solve-in-process.ts';
import { buildInstance } from '../../src/scenarios/build-instance/index.ts';
import { defaultChoices } from '../../src/scenarios/choices.ts';
import { aCampaign } from '../scenarios/rows.ts';

const { instance } = buildInstance(aCampaign(), defaultChoices());
const silent = pino({ enabled: false });
const task = { instance, parameters: defaultParameters() };
/** Megabytes: more than this small instance can need. */
const ROOMY = 2_048;

test('tells its progress, then its result with the reason of each session', async () => {
  const levels: string[] = [];
  const { ended } = solveInProcess(task, ROOMY, ({ progress }) => levels.push(progress.level), silent);
  expect(await ended).toMatchObject({
    kind: 'ANSWERED',
    answer: {
      // The proof comes after the plan, in the same process.
      result: { status: 'PLANNED', proof: { format: 'metronome-proof/1' } },
      explanations: [{ session: 'S1', reasons: [{ kind: 'AS_WISHED' }] }],
    },
  });
  expect(levels[0]).toBe('first-plan');
});

test('proves nothing where the parameters ask for no proof', async () => {
  const parameters = { ...task.parameters, proof: false };
  const end = await solveInProcess({ ...task, parameters }, ROOMY, () => {}, silent).ended;
  expect(end).toMatchObject({ kind: 'ANSWERED', answer: { result: { status: 'PLANNED' } } });
  expect(end).not.toHaveProperty('answer.result.proof');
});

test('a solve that throws is an end with its cause', async () => {
  const broken = { ...instance, sessions: null as unknown as typeof instance.sessions };
  const { ended } = solveInProcess({ ...task, instance: broken }, ROOMY, () => {}, silent);
  expect(await ended).toEqual({ kind: 'BROKEN', cause: expect.stringContaining('null') });
});

test('more memory than its budget ends that process alone, with what it held', async () => {
  // Node alone holds more than this: the first look at the memory finds it.
  const end = await solveInProcess(task, 16, () => {}, silent).ended;
  expect(end).toEqual({ kind: 'OUT_OF_MEMORY', megabytes: expect.any(Number) });
  expect(end.kind === 'OUT_OF_MEMORY' && end.megabytes).toBeGreaterThan(15);
});

test('a process that something kills has died, with its signal', async () => {
  const { pid, ended } = solveInProcess(task, ROOMY, () => {}, silent);
  process.kill(pid!, 'SIGKILL');
  expect(await ended).toEqual({ kind: 'DIED', cause: 'SIGKILL' });
});

test('a process that we end says so, and is gone', async () => {
  const { pid, ended, cancel } = solveInProcess(task, ROOMY, () => {}, silent);
  cancel(0);
  expect(await ended).toEqual({ kind: 'ENDED' });
  expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
});

test('does not outlive the process that started it', () => {
  const script = `
    import { pino } from 'pino';
    import { solveInProcess } from ${JSON.stringify(new URL('../../src/runs/solve-in-process.ts', import.meta.url).href)};
    const { pid } = solveInProcess(JSON.parse(process.argv[1]), ${ROOMY}, () => {}, pino({ enabled: false }));
    console.log(pid);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 200);`;
  let said = '';
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(task)]);
  } catch (error) {
    said = String((error as { stdout: Buffer }).stdout);
  }
  const pid = Number(said.trim());
  expect(pid).toBeGreaterThan(1);
  const deadline = Date.now() + 5_000;
  const isAlive = (): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (isAlive() && Date.now() < deadline) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  expect(isAlive()).toBe(false);
});
