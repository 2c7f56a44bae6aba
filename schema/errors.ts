/**
 * Errors of the contract: requests that cannot be read, and things that do not exist. Business problems
 * are not here: they are typed in the payloads of the mutations (`problem/problem.type.ts`).
 */

import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { ASTNode } from 'graphql';
import { GraphQLError } from 'graphql';

/** Codes that a client finds in `errors[].extensions.code`, beside those of Apollo. */
export const ErrorCode = {
  BAD_USER_INPUT: ApolloServerErrorCode.BAD_USER_INPUT,
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  QUERY_TOO_LARGE: 'QUERY_TOO_LARGE',
  INTROSPECTION_CLOSED: 'INTROSPECTION_CLOSED',
  DOCUMENT_UNKNOWN: 'DOCUMENT_UNKNOWN',
  DOCUMENT_NOT_TRUSTED: 'DOCUMENT_NOT_TRUSTED',
  /** Stands for the errors that an answer leaves out. */
  MORE_ERRORS: 'MORE_ERRORS',
  INTERNAL: ApolloServerErrorCode.INTERNAL_SERVER_ERROR,
} as const;

/** Longest excerpt of a faulty value that a message repeats: an error answer stays small whatever was sent. */
const MAX_EXCERPT = 80;

/** A value as a message shows it: French quotation marks, control characters made visible, cut when long. */
export function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const visible = text.toWellFormed().replace(/\p{Cc}/gu, '·');
  return `« ${visible.length > MAX_EXCERPT ? `${visible.slice(0, MAX_EXCERPT)}…` : visible} »`;
}

/**
 * A value that the contract refuses: answered 400, and never 500. `details` go to the extensions; `node` is
 * where the value is written, when it is a literal.
 */
export function badUserInput(
  message: string,
  details: Record<string, unknown> = {},
  node: ASTNode | null = null,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: node,
    extensions: { code: ErrorCode.BAD_USER_INPUT, http: { status: 400 }, ...details },
  });
}

/**
 * Something looked up by a name or id that names nothing. An id that is no UUID names nothing either, so the
 * answer is the same.
 */
export function notFound(kind: string, key: string, advice: string): GraphQLError {
  return new GraphQLError(`${kind} ${excerpt(key)} : rien de ce nom n'existe. ${advice}`, {
    extensions: { code: ErrorCode.NOT_FOUND, kind, key: key.slice(0, MAX_EXCERPT) },
  });
}

/** An operation that the table of rights does not open to who asks. */
export function forbidden(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: ErrorCode.FORBIDDEN } });
}
