/** A storm of hostile requests, drawn from a seed: so many, so many at once, for so long at most. */

import { Agent, request } from 'node:http';
import { seededRandom } from '../../solver/random.ts';
import { CONNECTIONS } from './hostile-connections.ts';
import { type HostileRequest, KINDS } from './hostile-requests.ts';

/** How a storm goes. */
export interface Setting {
  seed: number;
  requests: number;
  /** Requests under way at once, and connections held at once besides. */
  atOnce: number;
  secondsLimit: number;
}

/** What came of a storm: answers by kind, by status; connections that were opened count as `opened`. */
export interface Outcome {
  sent: number;
  seconds: number;
  byKind: Map<string, Map<string, number>>;
}

/** Connections are held for seconds: so many at once, of which most are answered at once. */
const MOST_HELD = 60;

const drawn = [
  ...Object.entries(KINDS).map(([name, { weight }]) => ({ name, weight })),
  ...Object.entries(CONNECTIONS).map(([name, { weight }]) => ({ name, weight })),
];
const whole = drawn.reduce((sum, { weight }) => sum + weight, 0);

function kindAt(share: number): string {
  let left = share * whole;
  for (const { name, weight } of drawn) {
    left -= weight;
    if (left < 0) return name;
  }
  return drawn[0]!.name;
}

/** Lets it loose on the server at `url`, and waits until all is over. Request `n` is the same for the same seed. */
export async function storm(
  url: string,
  { seed, requests, atOnce, secondsLimit }: Setting,
): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const began = performance.now();
  const byKind: Outcome['byKind'] = new Map();
  const note = (kind: string, what: string): void => {
    const counts = byKind.get(kind) ?? new Map<string, number>();
    byKind.set(kind, counts.set(what, (counts.get(what) ?? 0) + 1));
  };
  const held = new Set<Promise<void>>();
  let next = 0;
  const isOver = (): boolean => next >= requests || performance.now() - began > 1_000 * secondsLimit;
  const client = async (): Promise<void> => {
    while (!isOver()) {
      const n = next;
      next += 1;
      const random = seededRandom(seed * 1_000_003 + n);
      const name = kindAt(random());
      const connection = CONNECTIONS[name]?.connection;
      if (connection === undefined) {
        note(name, await statusOf(url, agent, KINDS[name]!.kind(random, n)));
        continue;
      }
      if (held.size >= MOST_HELD) await Promise.race(held);
      const open: Promise<void> = connection(url, random).finally(() => held.delete(open));
      held.add(open);
      note(name, 'opened');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  await Promise.all(held);
  agent.destroy();
  return { sent: next, seconds: (performance.now() - began) / 1_000, byKind };
}

/** The status of the answer, or the code of what befell the connection. */
function statusOf(
  url: string,
  agent: Agent,
  { method, path, headers, body }: HostileRequest,
): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(new URL(path, url), { agent, method, headers, timeout: 30_000 }, (answer) => {
      answer.on('error', () => {});
      answer.on('close', () => resolve(String(answer.statusCode)));
      answer.resume();
    });
    sent.on('timeout', () => sent.destroy(new Error('TIMEOUT')));
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end(body);
  });
}
