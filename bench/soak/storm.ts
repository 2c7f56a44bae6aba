/** A storm of hostile requests, drawn from a seed: so many, so many at once, for so long at most. */

import { Agent, request } from 'node:http';
import { type Random, seededRandom } from '../../solver/random.ts';
import { CONNECTIONS } from './hostile-connections.ts';
import { type HostileRequest, KINDS } from './hostile-requests.ts';
import { SIGN_IN_REQUESTS, SIGN_INS } from './hostile-sign-ins.ts';

/** How a storm goes. */
export interface Setting {
  seed: number;
  /** Number of its first request; 0 unless told. */
  from?: number;
  requests: number;
  /** Requests under way at once, and connections held at once besides. */
  atOnce: number;
  secondsLimit: number;
}

/** Servers that are struck, over one database. */
export interface Struck {
  /** Where nobody signs in: who asks is of the house. */
  url: string;
  /** Where one signs in, at a provider that lies. */
  signInUrl: string;
}

/** What came of a storm: answers by kind, by status; connections that were opened count as `opened`. */
export interface Outcome {
  sent: number;
  seconds: number;
  byKind: Map<string, Map<string, number>>;
}

/** Connections are held for seconds: so many at once, of which most are answered at once. */
const MOST_HELD = 60;

/** Something that is drawn as often as its weight says. */
interface Drawn {
  name: string;
  weight: number;
}

const drawn: Drawn[] = [KINDS, CONNECTIONS, SIGN_IN_REQUESTS, SIGN_INS].flatMap((kinds) =>
  Object.entries(kinds).map(([name, { weight }]) => ({ name, weight })),
);
const whole = drawn.reduce((sum, { weight }) => sum + weight, 0);

function kindAt(share: number): string {
  let left = share * whole;
  for (const { name, weight } of drawn) {
    left -= weight;
    if (left < 0) return name;
  }
  return drawn[0]!.name;
}

/** Lets it loose, and waits until all is over. Request `n` is the same for the same seed. */
export async function storm(
  { url, signInUrl }: Struck,
  { seed, from = 0, requests, atOnce, secondsLimit }: Setting,
): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const began = performance.now();
  const byKind: Outcome['byKind'] = new Map();
  const note = (kind: string, what: string): void => {
    const counts = byKind.get(kind) ?? new Map<string, number>();
    byKind.set(kind, counts.set(what, (counts.get(what) ?? 0) + 1));
  };
  const held = new Set<Promise<void>>();
  let next = from;
  const isOver = (): boolean => next >= from + requests || performance.now() - began > 1_000 * secondsLimit;
  const strike = async (name: string, random: Random, n: number): Promise<string> => {
    if (KINDS[name] !== undefined) return statusOf(url, agent, KINDS[name].kind(random, n));
    if (SIGN_IN_REQUESTS[name] !== undefined)
      return statusOf(signInUrl, agent, SIGN_IN_REQUESTS[name].kind(random));
    if (SIGN_INS[name] !== undefined) {
      const visited = SIGN_INS[name].visit(signInUrl, random);
      return visited.then(({ status }) => String(status), codeOf);
    }
    if (held.size >= MOST_HELD) await Promise.race(held);
    const open: Promise<void> = CONNECTIONS[name]!.connection(url, random).finally(() => held.delete(open));
    held.add(open);
    return 'opened';
  };
  const client = async (): Promise<void> => {
    while (!isOver()) {
      const n = next;
      next += 1;
      const random = seededRandom(seed * 1_000_003 + n);
      const name = kindAt(random());
      note(name, await strike(name, random, n));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  await Promise.all(held);
  agent.destroy();
  return { sent: next - from, seconds: (performance.now() - began) / 1_000, byKind };
}

/** What came of two storms, one after the other. */
export function together(one: Outcome, other: Outcome): Outcome {
  const byKind: Outcome['byKind'] = new Map();
  for (const [kind, counts] of [...one.byKind, ...other.byKind]) {
    const sum = byKind.get(kind) ?? new Map<string, number>();
    for (const [what, n] of counts) sum.set(what, (sum.get(what) ?? 0) + n);
    byKind.set(kind, sum);
  }
  return { sent: one.sent + other.sent, seconds: one.seconds + other.seconds, byKind };
}

/** What befell a request that `fetch` could not end. */
function codeOf(error: Error & { cause?: { code?: string } }): string {
  return error.cause?.code ?? error.message;
}

/** The status of the answer, or the code of what befell the connection. */
function statusOf(
  url: string,
  agent: Agent,
  { method, path, headers, body }: HostileRequest,
): Promise<string> {
  return new Promise((resolve) => {
    const own = headers.connection === 'close' ? false : agent;
    const sent = request(new URL(path, url), { agent: own, method, headers, timeout: 30_000 }, (answer) => {
      answer.on('error', () => {});
      answer.on('close', () => resolve(String(answer.statusCode)));
      answer.resume();
    });
    sent.on('timeout', () => sent.destroy(new Error('TIMEOUT')));
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end(body);
  });
}
