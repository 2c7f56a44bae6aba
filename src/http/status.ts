import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

/** Failures of ours keep their status in every media type: a proxy must see them. */
const ours = 'INTERNAL_SERVER_ERROR';

/**
 * HTTP statuses by the book (GraphQL over HTTP): an answer in `application/json` to a request that could be read
 * is 200, even when its document does not parse, validate or coerce, because such an answer may come from a
 * proxy that knows nothing of GraphQL. In `application/graphql-response+json` it is the 4xx that it deserves.
 */
export function statusByTheBook<TContext extends BaseContext>(): ApolloServerPlugin<TContext> {
  return {
    async requestDidStart({ request }) {
      const accept = request.http?.headers.get('accept');
      if (request.http === undefined || accept?.includes('application/graphql-response+json')) return;
      return {
        async willSendResponse({ response: { body, http }, errors }) {
          if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
          const readable = request.query !== undefined || request.extensions?.persistedQuery !== undefined;
          const isOurs = body.singleResult.errors.some(({ extensions }) => extensions?.code === ours);
          const isWrongMethod = http.status === 405;
          if (errors !== undefined && readable && !isOurs && !isWrongMethod) http.status = 200;
        },
      };
    },
  };
}
