import type { FastifyInstance } from 'fastify';

/** Largest request, bytes: a year of fiches as CSV is some hundred kilobytes. */
export const bodyLimitBytes = 4_000_000;

/** What fails before GraphQL is reached is answered in the shape clients already read, without a stack. */
export function answerErrorsAsGraphql(app: FastifyInstance, endpoint: string): void {
  app.setErrorHandler((error: { statusCode?: number; code?: string; message?: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      app.log.error({ err: error }, 'failure');
      return reply
        .code(500)
        .send(
          refusal(
            'INTERNAL_SERVER_ERROR',
            "Erreur interne : la demande n'a pas pu aboutir. Le journal du serveur en dit la cause.",
          ),
        );
    }
    return reply
      .code(status)
      .send(refusal('BAD_REQUEST', explanations[status] ?? `Requête refusée (${error.code ?? status}).`));
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send(
        refusal(
          'NOT_FOUND',
          `${request.method} ${request.url.slice(0, 80)} n'existe pas : l'API est à POST ${endpoint}, l'éditeur à GET /.`,
        ),
      ),
  );
}

const explanations: Record<number, string> = {
  400: 'Le corps de la requête n\'est pas du JSON lisible : attendu {"query": "…", "variables": {…}}.',
  413: `Requête trop grande : ${bodyLimitBytes / 1_000_000} Mo au plus.`,
  415: "Type de contenu refusé : envoyez du JSON, avec l'en-tête content-type: application/json.",
};

/** An answer that refuses, in the shape of GraphQL's own errors. */
export function refusal(
  code: string,
  message: string,
): { errors: { message: string; extensions: { code: string } }[] } {
  return { errors: [{ message, extensions: { code } }] };
}
