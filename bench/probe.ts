/** Loaded before a process that is watched (`node --import`, with `--expose-gc` for its memory): says, when it is asked, how it fares. */

/** What a process holds once its memory has been collected. */
export interface Held {
  /** Megabytes of 2^20 bytes: of the process, and of its objects. */
  rss: number;
  heap: number;
  /** Sockets open, and everything else that keeps the loop going. */
  sockets: number;
  handles: number;
}

/** The longest turn of an event loop since it was last asked: nothing else could happen meanwhile. */
export interface LongestTurn {
  /** By the clock, milliseconds: on a busy machine, waiting for a core included. */
  ms: number;
  /** Processor of its thread, milliseconds. */
  processorMs: number;
}

const MEGABYTE = 2 ** 20;

/** How often memory is collected before it is looked at: what finalisers free is seen by the next time. */
const COLLECTIONS = 4;

/** How finely turns are told apart, milliseconds. */
const BEAT_MS = 2;

let longest: LongestTurn = { ms: 0, processorMs: 0 };

/** Watches the turns from when it is first asked: it is work as well. */
let isWatched = false;
function watch(): void {
  if (isWatched) return;
  isWatched = true;
  let [beatAt, worked] = [performance.now(), threadMs()];
  setInterval(() => {
    const [now, workedNow] = [performance.now(), threadMs()];
    longest = {
      ms: Math.max(longest.ms, now - beatAt - BEAT_MS),
      processorMs: Math.max(longest.processorMs, workedNow - worked),
    };
    [beatAt, worked] = [now, workedNow];
  }, BEAT_MS).unref();
}

process.on('message', (message) => {
  if (message === 'held') void held().then((answer) => process.send?.(answer));
  if (message === 'worked') {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1_000);
  }
  if (message === 'longest') {
    process.send?.(longest);
    longest = { ms: 0, processorMs: 0 };
    watch();
  }
});
process.channel?.unref();

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

async function held(): Promise<Held> {
  for (let time = 0; time < COLLECTIONS; time += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { rss, heapUsed } = process.memoryUsage();
  const resources = process.getActiveResourcesInfo();
  const sockets = resources.filter((name) => name.startsWith('TCP')).length;
  return { rss: rss / MEGABYTE, heap: heapUsed / MEGABYTE, sockets, handles: resources.length - sockets };
}
