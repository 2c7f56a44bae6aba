/** How an error leaves the server. */

import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { ErrorCode } from '../errors.ts';
import { BOUNDS, tooMuch } from './limits.ts';

/** Longest message that is sent. */
const MAX_MESSAGE = 600;

/** Most places of the document that an error points at. */
const MAX_LOCATIONS = 5;

/**
 * What leaves the server. A refused literal keeps its own code, though Apollo calls every validation error by
 * one name; a failure of ours says nothing of its cause, which `report` receives instead.
 */
export function errorFormatter(report: (error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = error instanceof GraphQLError ? error.originalError : undefined;
    const ownCode = cause instanceof GraphQLError ? cause.extensions.code : undefined;
    const code = ownCode ?? formatted.extensions?.code;
    const locations = formatted.locations?.slice(0, MAX_LOCATIONS);
    if (code === ErrorCode.INTERNAL) {
      report(cause ?? error);
      return {
        ...formatted,
        message:
          "Erreur interne : la demande n'a pas pu aboutir. Réessayez ; si l'erreur revient, transmettez l'heure et la requête à l'exploitant, dont le journal en dit la cause.",
        extensions: { code },
      };
    }
    if (isTooManyTokens(formatted.message)) return tooMuch('tokens').toJSON();
    return {
      ...formatted,
      ...(locations === undefined ? {} : { locations }),
      message: inFrench(formatted.message).slice(0, MAX_MESSAGE),
      extensions: { ...formatted.extensions, code },
    };
  };
}

/** GraphQL announces a refused variable in English, then repeats the value: our message already holds it. */
function inFrench(message: string): string {
  const variable = /^Variable "\$(\w+)" got invalid value [\s\S]*?(?: at "([^"]+)")?; ([\s\S]*)$/.exec(
    message,
  );
  const [, name, path, reason] = variable ?? [];
  return reason?.includes('Attendu') ? `Variable $${path ?? name} : ${reason}` : message;
}

/** How the parser says so, misprint included. */
function isTooManyTokens(message: string): boolean {
  return message.includes(`more that ${BOUNDS.tokens.most} tokens`);
}
