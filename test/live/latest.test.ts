import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { Latest } from '../../src/live/latest.ts';

/** Everything a stream gives, until it ends. */
async function all<T>(stream: Latest<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const news of stream) read.push(news);
  return read;
}

describe('a stream of news', () => {
  test('gives a slow reader the latest, whatever came before', async () => {
    const stream = new Latest<number>();
    for (let n = 1; n <= 100_000; n += 1) stream.push(n);
    expect(await stream.next()).toEqual({ value: 100_000, done: false });
    stream.push(7);
    stream.end();
    expect(await all(stream)).toEqual([7]);
  });

  test('joins what is unread when told how', async () => {
    const stream = new Latest<number[]>({ merge: (unread, newer) => [...unread, ...newer] });
    stream.push([1]);
    stream.push([2]);
    expect(await stream.next()).toEqual({ value: [1, 2], done: false });
    const waiting = stream.next();
    stream.push([3]);
    expect(await waiting).toEqual({ value: [3], done: false });
  });

  test('lets news settle before it hands it to a reader that waits', async () => {
    const stream = new Latest<number[]>({ merge: (unread, newer) => [...unread, ...newer], settleMs: 30 });
    const waiting = stream.next();
    stream.push([1]);
    await delay(5);
    stream.push([2]);
    expect(await waiting).toEqual({ value: [1, 2], done: false });
    await stream.return();
  });

  test('still gives what was unread when it ended, and nothing that comes later', async () => {
    const stream = new Latest<number>({ settleMs: 10_000 });
    stream.push(1);
    stream.end();
    stream.push(2);
    expect(await all(stream)).toEqual([1]);
  });

  test.each([
    ['leaves', (stream: Latest<number>) => stream.return()],
    ['fails', (stream: Latest<number>) => stream.throw(new Error('reader')).catch(() => {})],
    ['is disposed of', (stream: Latest<number>) => stream[Symbol.asyncDispose]()],
  ])('lets a reader that waits go at once when it %s, and says so once', async (_, leave) => {
    let closings = 0;
    const stream = new Latest<number>({
      onClose: () => {
        closings += 1;
      },
    });
    const waiting = stream.next();
    await leave(stream);
    expect(await waiting).toEqual({ value: undefined, done: true });
    stream.end();
    await stream.return();
    expect(closings).toBe(1);
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });
});
