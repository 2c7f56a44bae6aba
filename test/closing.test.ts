import { describe, expect, test } from '@jest/globals';
import { Closing } from '../src/closing.ts';

describe('closing', () => {
  test('goes backwards, each step once', async () => {
    const closed: string[] = [];
    const closing = new Closing();
    for (const name of ['database', 'queue', 'server']) {
      await closing.add(async () => {
        closed.push(name);
      });
    }
    await Promise.all([closing.run(), closing.run()]);
    expect(closed).toEqual(['server', 'queue', 'database']);
  });

  test('a step that fails does not keep the others open, and is told', async () => {
    const closed: string[] = [];
    const closing = new Closing();
    await closing.add(async () => {
      closed.push('database');
    });
    await closing.add(() => Promise.reject(new Error('stuck')));
    await expect(closing.run()).rejects.toMatchObject({ errors: [new Error('stuck')] });
    expect(closed).toEqual(['database']);
  });

  test('what opens while everything closes is closed at once', async () => {
    const closing = new Closing();
    await closing.run();
    let open = true;
    await closing.add(async () => {
      open = false;
    });
    expect(open).toBe(false);
  });
});
