/** How Apollo Server is told to serve the contract: what it accepts, refuses and shows of an error. */

import type { ApolloServerOptionsWithSchema, ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import { CleanLiteralsRule } from './guard/clean-text.ts';
import { errorFormatter } from './guard/format-error.ts';
import { guard } from './guard/guard.ts';
import { BOUNDS } from './guard/limits.ts';

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
    // Who may introspect depends on who asks: the guard decides.
    introspection: true,
    plugins: [guard],
    validationRules: [CleanLiteralsRule],
    validationOptions: { maxErrors: BOUNDS.errors.most },
    parseOptions: { maxTokens: BOUNDS.tokens.most },
    formatError: errorFormatter(report),
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
  };
}
