import { holdHome } from '../../src/db/embedded/index.ts';
import { endRunWith } from './run-end.ts';
import { prepareRun } from './test-server.ts';

/** Reserves the server of the run. It starts with the first test that asks: a run without one does not wait. */
export default async function setUp(): Promise<void> {
  const folder = prepareRun();
  if (folder === undefined) return;
  const hold = await holdHome(folder, true);
  endRunWith(() => hold.release());
}
