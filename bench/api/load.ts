/** Asks a server the same again and again, from several connections at once. */

import autocannon from 'autocannon';

/** What a server gave. */
export interface Load {
  perSecond: number;
  /** Time to answer, milliseconds: half of the requests, and all but one in a hundred. */
  p50: number;
  p99: number;
}

/**
 * Asks for so many seconds.
 * @throws Error when an answer is refused or fails.
 */
export async function askMuch(
  server: string,
  query: string,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Load> {
  const result = await autocannon({
    url: `${server}graphql`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  const { p50, p99 } = result.latency;
  return { perSecond: result.requests.total / result.duration, p50, p99 };
}
