import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** The query editor as one page that fetches nothing: scripts, styles and fonts are inside it. */
export interface GraphiqlPage {
  html: string;
  /** The same page compressed: 2 MB instead of 9. */
  gzipped: Buffer;
  /** Changes when the page does. */
  etag: string;
}

/**
 * What a browser lets the page do: run what it contains and speak to this server, nothing else. So
 * that it works without internet is held by the browser, not promised.
 */
export const graphiqlContentPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Makes the page, with the query it shows at first. Takes half a second: once per server, on the first visit. */
export async function makeGraphiqlPage(endpoint: string, query: string): Promise<GraphiqlPage> {
  // Thirty megabytes, which a server that no browser visits does without.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Métronome',
    endpoint,
    defaultQuery: query,
    subscriptionsProtocol: 'WS',
  });
  const etag = `"${createHash('sha256').update(html).digest('base64url')}"`;
  return { html, gzipped: await promisify(gzip)(html), etag };
}
