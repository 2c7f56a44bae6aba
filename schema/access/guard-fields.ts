/** The one place where the table of rights is enforced: before a field is resolved, for whoever asks it. */

import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { accessOf, RULES, rolesAllowed } from '../../src/access/rules.ts';
import { roles } from '../../src/domain/role.ts';
import { describeViewer } from '../../src/domain/viewer.ts';
import type { Context } from '../context.ts';
import { forbidden } from '../errors.ts';

/**
 * Guards every operation, and every other field that the table names. An operation that the table does not
 * know is refused to everybody: it fails closed. Fields that no rule concerns cost nothing.
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (operations.includes(type) || Object.hasOwn(RULES, name)) guard(field, name);
    }
  }
  return schema;
}

function guard(field: GraphQLField<unknown, Context>, name: string): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  field.resolve = (source, args, context, info) => {
    requireRight(context, name);
    return resolve(source, args, context, info);
  };
  if (subscribe === undefined) return;
  field.subscribe = (source, args, context, info) => {
    requireRight(context, name);
    return subscribe(source, args, context, info);
  };
}

/** Throws the typed `FORBIDDEN`, which depends on the operation and on who asks, never on what was asked for. */
function requireRight({ viewer }: Context, operation: string): void {
  if (accessOf(viewer, operation) !== 'NO') return;
  const open = rolesAllowed(operation).map((role) => roles.label(role));
  throw forbidden(
    `\`${operation}\` n'est pas ouvert à ${describeViewer(viewer)}. ` +
      (open.length === 0 ? 'Aucun rôle ne l’ouvre.' : `Rôles qui l'ouvrent : ${open.join(', ')}.`),
  );
}
