/** Loaded before the server that is watched (`node --expose-gc --import`): says, when it is asked, what its process holds. */

/** What a process holds once its memory has been collected. */
export interface Held {
  /** Megabytes of 2^20 bytes: of the process, and of its objects. */
  rss: number;
  heap: number;
  /** Sockets open, and everything else that keeps the loop going. */
  sockets: number;
  handles: number;
}

const MEGABYTE = 2 ** 20;

/** How often memory is collected before it is looked at: what finalisers free is seen by the next time. */
const COLLECTIONS = 4;

process.on('message', (message) => {
  if (message === 'held') void held().then((answer) => process.send?.(answer));
  if (message === 'worked') {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1_000);
  }
});
process.channel?.unref();

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
