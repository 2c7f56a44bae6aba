/** Requests that name a document instead of sending it, and servers that answer no other. */

import type { ApolloServerPlugin, GraphQLRequest } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { Context } from '../context.ts';
import { ErrorCode } from '../errors.ts';
import { documentIdOf, type TrustedDocuments } from './manifest.ts';

/** Who is answered for trusted documents only: nobody, whoever signed in with a browser, or everybody. */
export type OnlyTrusted = 'NOBODY' | 'SESSIONS' | 'EVERYBODY';

/** The documents that are trusted, and for whom there are no others. */
export interface Trust {
  documents: TrustedDocuments;
  only: OnlyTrusted;
}

/** A request as any transport gives it: over WebSocket there is no `http`. */
type NamingRequest = GraphQLRequest & { documentId?: unknown };

/** Takes the place of what is refused, which is neither parsed nor validated. */
const STAND_IN = '{ __typename }';

/**
 * Puts the document that `documentId` names in the place of the text. A text is answered too, even where only
 * trusted documents are, when it is that of one: what is trusted is the document, however it comes.
 */
export function trustedDocuments({ documents, only }: Trust): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request, contextValue }) {
      const id = documentIdIn(request);
      const named = typeof id === 'string' ? documents.get(id) : undefined;
      let refusal: GraphQLError | undefined;
      if (named !== undefined) request.query = named;
      else if (id !== undefined) refusal = unknownDocument();
      else if (
        isBound(contextValue.viewer, only) &&
        request.query &&
        !documents.has(documentIdOf(request.query))
      )
        refusal = notTrusted();
      if (refusal === undefined) return;
      request.query = STAND_IN;
      return {
        async didResolveOperation() {
          throw refusal;
        },
      };
    },
  };
}

function isBound({ kind }: Viewer, only: OnlyTrusted): boolean {
  return only === 'EVERYBODY' || (only === 'SESSIONS' && kind === 'SESSION');
}

/** What a request says of its document, where its transport puts that; undefined when it says nothing. */
function documentIdIn({ http, ...request }: NamingRequest): unknown {
  if (http === undefined) return request.documentId;
  if (http.method === 'GET') return new URLSearchParams(http.search).get('documentId') ?? undefined;
  return (http.body as { documentId?: unknown } | null | undefined)?.documentId;
}

/** The same answer whatever is wrong with the identifier. */
function unknownDocument(): GraphQLError {
  return new GraphQLError(
    "Aucun document de confiance n'a cet identifiant : attendu `sha256:` et l'empreinte d'un document des manifestes du serveur. " +
      'Déposez celui de votre application avant elle, ou envoyez le texte dans `query`.',
    { extensions: { code: ErrorCode.DOCUMENT_UNKNOWN, http: { status: 400 } } },
  );
}

function notTrusted(): GraphQLError {
  return new GraphQLError(
    'Ce serveur ne répond ici qu’aux documents de confiance. Nommez-en un par `documentId`, ou faites ajouter le vôtre à un manifeste du serveur.',
    { extensions: { code: ErrorCode.DOCUMENT_NOT_TRUSTED, http: { status: 403 } } },
  );
}
