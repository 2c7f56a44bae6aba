/** The query editor, for browsers: the same addresses answer programs otherwise. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import { type GraphiqlPage, graphiqlContentPolicy, makeGraphiqlPage } from './graphiql.ts';

/** Whether a request comes from somebody who reads pages. */
export function wantsPage(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/html') ?? false;
}

/** Whether a request wants the editor itself, a page that says nothing that is not public. */
export function wantsEditor(request: FastifyRequest): boolean {
  return (
    request.method === 'GET' &&
    wantsPage(request) &&
    !['query', 'documentId'].some((name) => name in (request.query as object))
  );
}

/** Sends the editor; its page is made on the first visit. */
export function editorPage(
  endpoint: string,
  query: string,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  let page: Promise<GraphiqlPage> | undefined;
  return async (request, reply) => {
    page ??= makeGraphiqlPage(endpoint, query);
    return sendPage(await page, request, reply);
  };
}

function sendPage(page: GraphiqlPage, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.type('text/html; charset=utf-8').headers({
    'cache-control': 'private, no-cache',
    'content-security-policy': graphiqlContentPolicy,
    etag: page.etag,
    vary: 'accept, accept-encoding',
  });
  if (request.headers['if-none-match'] === page.etag) return reply.code(304).send();
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(page.html);
  return reply.header('content-encoding', 'gzip').send(page.gzipped);
}
