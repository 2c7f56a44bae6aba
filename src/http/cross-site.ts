import type { FastifyRequest } from 'fastify';

/** Headers that a page cannot add to a request for another site without asking first (a CORS preflight, which is never granted here). */
const askedFirst = ['x-apollo-operation-name', 'apollo-require-preflight', 'graphql-require-preflight'];

/**
 * Whether a request may have been sent by a page of another site, with the cookies of whoever reads that page
 * (CSRF). A JSON body and our own headers need a preflight, which such a page does not get. What is left is a
 * GET: browsers say where it comes from (`Sec-Fetch-Site`), and an old browser that does not is not believed.
 * Programs that are no browser have no cookies of anybody's to abuse.
 */
export function mayBeCrossSite({ headers }: FastifyRequest): boolean {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json' || askedFirst.some((name) => headers[name] !== undefined)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers['user-agent']?.startsWith('Mozilla/') ?? false;
}
