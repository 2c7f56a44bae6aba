/** Stops an operation before it runs, and keeps its answer small and discreet. */

import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import { GraphQLError, parse, print } from 'graphql';
import type { Context } from '../context.ts';
import { ErrorCode } from '../errors.ts';
import { actualCost } from './actual-cost.ts';
import { checkVariables } from './clean-text.ts';
import { type RequestedCost, requestedCost } from './cost.ts';
import { BOUNDS, refuseBeyond, tooMuch } from './limits.ts';
import { refuseOversized } from './structure.ts';

/** Largest `errors` of an answer, characters of JSON. */
const MAX_ERRORS_LENGTH = 6_000;

/** Counts that no variable changes, by operation: Apollo keeps documents that it has validated. */
const known = new WeakMap<OperationDefinitionNode, RequestedCost>();

/** Takes the place of a document that is refused. It must not be kept: the text behind it is another each time. */
export const STAND_IN: DocumentNode = parse('{ __typename }');

/**
 * The guard of the contract, in the order in which a request meets it. `costOfKept` knows the cost of data that are
 * given again, and of no other.
 */
export const guard = (
  costOfKept: (data: object) => number | undefined = () => undefined,
): ApolloServerPlugin<Context> => ({
  async requestDidStart({ request }) {
    let refusal: unknown;
    const length = request.query?.length ?? 0;
    if (length > BOUNDS.document.most) {
      // Not even parsed: comments are no tokens, and four megabytes of them make two hundred in memory.
      refusal = tooMuch('document', length);
      request.query = print(STAND_IN);
    }
    return {
      async validationDidStart(requestContext) {
        try {
          refuseOversized(requestContext.document);
        } catch (oversize) {
          // Validating it may be the attack, and Apollo has no other way to skip that: another document takes its place.
          refusal = oversize;
          Object.assign(requestContext, { document: STAND_IN });
        }
      },
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (refusal !== undefined) throw refusal;
        if (operation === undefined) return;
        checkVariables(schema, operation, request.variables);
        let count = known.get(operation);
        if (count === undefined) {
          count = requestedCost(schema, document, operation, request.variables);
          if (!count.varies) known.set(operation, count);
        }
        refuseBeyond('introspection', count.introspection);
        refuseBeyond('cost', count.cost);
        if (count.introspection > 0 && !mayIntrospect(contextValue)) throw closedIntrospection();
        contextValue.cost.requested = count.cost;
      },
      async willSendResponse({ schema, document, operation, contextValue, response: { body } }) {
        if (body.kind !== 'single') return;
        const { singleResult: result } = body;
        if (result.errors !== undefined)
          result.errors = shortened(result.errors, mayIntrospect(contextValue));
        if (document === undefined || operation === undefined || result.data === undefined) return;
        contextValue.cost.actual =
          costOfKept(result.data ?? {}) ?? actualCost(schema, document, operation, result.data);
        result.extensions = { ...result.extensions, cost: { ...contextValue.cost, limit: BOUNDS.cost.most } };
      },
    };
  },
});

/**
 * Whether who asks may read the contract itself: introspection, and the names that errors suggest. Who is not
 * identified is refused before anything is read; who has lost every role may read nothing more.
 */
function mayIntrospect({ viewer }: Context): boolean {
  return viewer.roles.length > 0;
}

function closedIntrospection(): GraphQLError {
  return new GraphQLError(
    "L'introspection n'est pas ouverte à qui n'a aucun rôle. Demandez-en un à l'administrateur, ou lisez le contrat dans schema/schema.graphql.",
    { extensions: { code: ErrorCode.INTROSPECTION_CLOSED, http: { status: 400 } } },
  );
}

/** The first errors, as many as stay small; the last one says how many others there were. */
function shortened(errors: readonly GraphQLFormattedError[], maySuggest: boolean): GraphQLFormattedError[] {
  const kept: GraphQLFormattedError[] = [];
  let length = 0;
  for (const error of errors) {
    // A suggestion names what a stranger may not list.
    const shown = maySuggest
      ? error
      : { ...error, message: error.message.replace(/ ?Did you mean [^?]*\?/g, '') };
    length += JSON.stringify(shown).length;
    if (kept.length > 0 && (kept.length === BOUNDS.errors.most || length > MAX_ERRORS_LENGTH)) break;
    kept.push(shown);
  }
  const others = errors.length - kept.length;
  if (others === 0) return kept;
  const message = `Et ${others} autre(s) erreur(s), sur ${errors.length}. ${BOUNDS.errors.advice}`;
  return [
    ...kept,
    { message, extensions: { code: ErrorCode.MORE_ERRORS, value: errors.length, limit: kept.length } },
  ];
}
