/**
 * Subscriptions are read, validated and weighed by the same pipeline as what comes over HTTP: Apollo Server
 * goes all the way to the execution, which is then left to the connection.
 */

import type { ApolloServer, ApolloServerPlugin, BaseContext } from '@apollo/server';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError, getVariableValues } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';

/** Travels with the context through the pipeline, and comes back with what is to be executed. */
const ticketKey = Symbol('subscription');

interface Ticket {
  args?: Pick<ExecutionArgs, 'schema' | 'document'>;
}

/** Stops an admitted subscription before its execution; refuses one that came over HTTP, which has no answer to it. */
export function admissionPlugin<TContext extends BaseContext>(): ApolloServerPlugin<TContext> {
  return {
    async requestDidStart({ contextValue }) {
      const ticket = (contextValue as { [ticketKey]?: Ticket })[ticketKey];
      return {
        async didResolveOperation({ operation }) {
          const isSubscription = operation?.operation === 'subscription';
          if (isSubscription === (ticket !== undefined)) return;
          throw new GraphQLError(isSubscription ? OVER_HTTP : OVER_WEBSOCKET, {
            extensions: { code: 'WRONG_TRANSPORT', http: { status: 400 } },
          });
        },
        async responseForOperation({ schema, document, operation, request, response: { http } }) {
          if (ticket === undefined) return null;
          const { errors } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            request.variables ?? {},
          );
          // Executing fails on them, in the words of every other refusal, before any resolver is called.
          if (errors !== undefined) return null;
          ticket.args = { schema, document };
          return { http, body: { kind: 'single', singleResult: { data: null } } };
        },
      };
    },
  };
}

const OVER_HTTP =
  'Une souscription passe par une connexion WebSocket à la même adresse, protocole graphql-transport-ws (client graphql-ws).';
const OVER_WEBSOCKET =
  'Seules les souscriptions passent par cette connexion. Envoyez les requêtes et les mutations en HTTP, à la même adresse.';

/** The answer of the pipeline to a subscription that it refuses, as it is to be sent. */
export class RefusedSubscription extends GraphQLError {
  readonly #told: GraphQLFormattedError;

  constructor(told: GraphQLFormattedError) {
    super(told.message);
    this.#told = told;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#told;
  }
}

/** What is to be executed of a client's message, or why it is refused. */
export async function admit<TContext extends BaseContext>(
  apollo: ApolloServer<TContext>,
  contextValue: TContext,
  { query, variables, operationName, extensions, documentId }: SubscribePayload & { documentId?: unknown },
): Promise<ExecutionArgs | RefusedSubscription[]> {
  const ticket: Ticket = {};
  const request = {
    query,
    variables: variables ?? {},
    ...(operationName == null ? {} : { operationName }),
    ...(extensions == null ? {} : { extensions }),
    // The protocol wants a text: it is empty where a document is named.
    ...(documentId == null ? {} : { documentId }),
  };
  const { body } = await apollo.executeOperation(request, {
    contextValue: Object.assign({}, contextValue, { [ticketKey]: ticket }),
  });
  if (ticket.args !== undefined) {
    return { ...ticket.args, contextValue, variableValues: variables, operationName };
  }
  const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
  return (errors ?? []).map((told) => new RefusedSubscription(told));
}
