/** How Apollo Server is told to serve the contract: what it accepts, refuses and shows of an error. */

import type { ApolloServerOptionsWithSchema, ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { errorFormatter } from './errors.ts';
import { CleanLiteralsRule, checkVariables } from './guard/clean-text.ts';
import { costOf, refuseBeyondLimits } from './guard/cost.ts';

/** Most tokens of a document: a query of a few pages; beyond, parsing itself is the attack. */
const MAX_TOKENS = 5_000;

/** Most validation errors of an answer, so that it stays a few kilobytes. */
const MAX_VALIDATION_ERRORS = 10;

/** Stops an operation before it runs: texts the database refuses, and more than it may fetch. */
const guard: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request }) {
        checkVariables(request.variables);
        if (operation !== undefined) {
          refuseBeyondLimits(costOf(schema, document, operation, request.variables));
        }
      },
    };
  },
};

/**
 * Options for `new ApolloServer(...)`; add plugins of the transport to `plugins`.
 * `report` receives the cause of every internal error, which no answer shows.
 */
export function serverOptions(
  schema: GraphQLSchema,
  report: (error: unknown) => void,
): ApolloServerOptionsWithSchema<Context> & { plugins: ApolloServerPlugin<Context>[] } {
  return {
    schema,
    introspection: true,
    plugins: [guard],
    validationRules: [CleanLiteralsRule],
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: errorFormatter(report),
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
  };
}
