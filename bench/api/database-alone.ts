/** What PostgreSQL answers when nobody stands between: the questions of one request, asked by the driver alone. */

import { once } from 'node:events';
import pg from 'pg';
import { ask, type Served } from '../served.ts';
import type { Question } from './recorder.ts';

/** What a server that was started with `recorder.ts` asks for one request of which nothing is kept, in its order. */
export async function questionsOf({ url, child }: Served, query: string): Promise<Question[]> {
  const told = async (message: 'listen' | 'tell') => {
    child.send(message);
    return ((await once(child, 'message')) as [Question[]])[0];
  };
  await told('listen');
  await ask(url, query);
  // The queue has questions of its own.
  return (await told('tell')).filter(({ text }) => /^select\b/i.test(text) && !text.includes('pgboss'));
}

/** Asks them again and again, from so many connections, for so many seconds; gives how often all were answered, per second. */
export async function askDatabase(
  url: string,
  questions: readonly Question[],
  { seconds, connections }: { seconds: number; connections: number },
): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const begun = performance.now();
  const until = begun + 1_000 * seconds;
  let answered = 0;
  const asking = async (client: pg.Client) => {
    for (; performance.now() < until; answered += 1)
      for (const { text, values } of questions) await client.query({ text, values });
  };
  await Promise.all(clients.map(asking));
  const elapsed = (performance.now() - begun) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return answered / elapsed;
}
