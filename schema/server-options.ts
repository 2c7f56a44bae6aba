/** How Apollo Server is told to serve the contract: what it accepts, refuses and shows of an error. */

import type { ApolloServerOptionsWithSchema, ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { DataVersions } from '../src/db/data-version.ts';
import type { Context } from './context.ts';
import { CleanLiteralsRule } from './guard/clean-text.ts';
import { errorFormatter } from './guard/format-error.ts';
import { guard } from './guard/guard.ts';
import { BOUNDS } from './guard/limits.ts';
import { AnswerMemo } from './memo/answer-memo.ts';

/**
 * Options for `new ApolloServer(...)`; add plugins of the transport to `plugins`.
 * `report` receives the cause of every internal error, which no answer shows; with `versions`, answers are kept
 * for as long as the data do not change.
 */
export function serverOptions(
  schema: GraphQLSchema,
  report: (error: unknown) => void,
  versions?: DataVersions,
): ApolloServerOptionsWithSchema<Context> & { plugins: ApolloServerPlugin<Context>[] } {
  const memo = versions === undefined ? undefined : new AnswerMemo(versions);
  return {
    schema,
    // Who may introspect depends on who asks: the guard decides.
    introspection: true,
    plugins: memo === undefined ? [guard()] : [guard((data) => memo.costOf(data)), memo.plugin()],
    ...(memo === undefined ? {} : { stringifyResult: (answer) => memo.stringify(answer) }),
    validationRules: [CleanLiteralsRule],
    validationOptions: { maxErrors: BOUNDS.errors.most },
    parseOptions: { maxTokens: BOUNDS.tokens.most },
    formatError: errorFormatter(report),
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
  };
}
