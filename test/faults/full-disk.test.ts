/** A disk that is full: what is asked fails, nothing is half done, and work goes on once there is room. */

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { violations, watch } from './witness.ts';
import { Work } from './work.ts';
import { World } from './world.ts';

/** A disk in memory of 200 MB; null where this account may not mount one: that takes root, as containers have it. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'metronome-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=711', 'none', folder], { stdio: 'ignore' });
    chmodSync(folder, 0o711);
    return folder;
  } catch {
    rmdirSync(folder);
    return null;
  }
}

const disk = smallDisk();
let world: World | undefined;
let work: Work | undefined;
beforeAll(async () => {
  if (disk === null) return;
  world = await World.create('', disk);
  work = await Work.prepare(world);
  await world.ask(watch);
}, 300_000);
afterAll(async () => {
  await work?.close();
  await world?.close();
  if (disk === null) return;
  execFileSync('umount', [disk]);
  rmdirSync(disk);
});

(disk === null ? test.skip : test)(
  `a full disk refuses work whole, and work goes on once there is room${disk === null ? ' (not tried: only root may mount the small disk it takes)' : ''}`,
  async () => {
    const [there, asked] = [world!, work!];
    const filler = join(disk!, 'filler');
    const { bavail, bsize } = statfsSync(disk!);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    expect(statfsSync(disk!).bavail).toBe(0);

    const counts = () => ({ runs: asked.runs.length, imports: asked.imports.length });
    const before = counts();
    // What is left in files that are made already is soon used up.
    for (let n = 0; n < 200 && there.databasePid() !== undefined; n += 1) {
      const { runs, imports } = counts();
      await Promise.all([asked.launch('here'), asked.import('here')]);
      if (asked.runs.length === runs && asked.imports.length === imports) break;
    }
    const acknowledged = counts();
    await Promise.all([asked.launch('here'), asked.import('here')]);
    expect(counts()).toEqual(acknowledged);

    rmSync(filler);
    expect(await there.ask((client) => violations(client, asked))).toEqual([]);
    // As many files wait as may: they make room for others.
    await asked.applyImports();
    while (asked.runs.length === acknowledged.runs || asked.imports.length === acknowledged.imports) {
      await Promise.all([asked.launch('here'), asked.import('here')]);
      await delay(100);
    }
    expect(asked.runs.length).toBeGreaterThan(before.runs);
    await asked.applyImports();
    expect(await there.ask((client) => violations(client, asked))).toEqual([]);
  },
  300_000,
);
