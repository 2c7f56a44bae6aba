import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a condition holds; fails with what was waited for after the patience given (10 s). */
export async function eventually(what: string, holds: () => boolean, patienceMs = 10_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain: ${what}`);
    await delay(20);
  }
}
