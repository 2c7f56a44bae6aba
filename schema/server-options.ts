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
import { DocumentStore } from './memo/document-store.ts';
import { type Trust, trustedDocuments } from './trusted/trusted-documents.ts';

/** What a server may have beside its contract. */
export interface Served {
  /** Answers are kept for as long as the data do not change; none is without. */
  versions?: DataVersions;
  /** Documents that a request may name; none, and all texts answered, unless told. */
  trust?: Trust;
}

/**
 * Options for `new ApolloServer(...)`; add plugins of the transport to `plugins`.
 * `report` receives the cause of every internal error, which no answer shows.
 */
export function serverOptions(
  schema: GraphQLSchema,
  report: (error: unknown) => void,
  { versions, trust = { documents: new Map(), only: 'NOBODY' } }: Served = {},
): ApolloServerOptionsWithSchema<Context> & { plugins: ApolloServerPlugin<Context>[] } {
  const memo = versions === undefined ? undefined : new AnswerMemo(versions);
  return {
    schema,
    // Who may introspect depends on who asks: the guard decides.
    introspection: true,
    plugins: [
      trustedDocuments(trust),
      ...(memo === undefined ? [guard()] : [guard((data) => memo.costOf(data)), memo.plugin()]),
    ],
    ...(memo === undefined ? {} : { stringifyResult: (answer) => memo.stringify(answer) }),
    documentStore: new DocumentStore(),
    validationRules: [CleanLiteralsRule],
    validationOptions: { maxErrors: BOUNDS.errors.most },
    parseOptions: { maxTokens: BOUNDS.tokens.most },
    formatError: errorFormatter(report),
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
  };
}
