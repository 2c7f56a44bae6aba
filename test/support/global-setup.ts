import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdHome } from '../../src/db/embedded/index.ts';
import { endRunWith } from './run-end.ts';
import { prepareRun } from './test-server.ts';

/**
 * Reserves the server of the run. It starts with the first test that asks: a run without one does not wait.
 *
 * Hundreds of tests start Node on the sources, in processes and threads: what it compiled is kept between them, by
 * content, which halves their start.
 */
export default async function setUp(): Promise<void> {
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'metronome-test-compile-cache');
  const folder = prepareRun();
  if (folder === undefined) return;
  const hold = await holdHome(folder, true);
  endRunWith(() => hold.release());
}
