/** The one place where the table of rights is enforced: before a field is resolved, for whoever asks it. */

import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  GraphQLString,
  isObjectType,
} from 'graphql';
import { accessOf, RULES, rolesAllowed } from '../../src/access/rules.ts';
import { type Actor, actAs } from '../../src/db/acting.ts';
import { MAX_REASON_LENGTH } from '../../src/domain/audit.ts';
import { roles } from '../../src/domain/role.ts';
import { describeViewer } from '../../src/domain/viewer.ts';
import type { Context } from '../context.ts';
import { badUserInput, forbidden } from '../errors.ts';

/** The argument by which a mutation says why. */
const REASON = 'reason';

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
  const isMutation = name.startsWith('Mutation.');
  if (isMutation) takeReason(field);
  field.resolve = (source, args, context, info) => {
    requireRight(context, name);
    if (!isMutation) return resolve(source, args, context, info);
    return actAs(actorOf(context, name, args), () => resolve(source, args, context, info));
  };
  if (subscribe === undefined) return;
  field.subscribe = (source, args, context, info) => {
    requireRight(context, name);
    return subscribe(source, args, context, info);
  };
}

/** Every mutation may say why, without each having to declare it. */
function takeReason(field: GraphQLField<unknown, Context>): void {
  if (field.args.some(({ name }) => name === REASON)) return;
  field.args = [
    ...field.args,
    {
      name: REASON,
      description: `Pourquoi, pour l'audit ; ${MAX_REASON_LENGTH} caractères au plus.`,
      type: GraphQLString,
      defaultValue: undefined,
      deprecationReason: undefined,
      extensions: {},
      astNode: undefined,
    },
  ];
}

/** Who changes something, as the audit keeps it. Throws the typed `BAD_USER_INPUT` for a reason that is too long. */
function actorOf({ viewer, requestId }: Context, operation: string, args: Record<string, unknown>): Actor {
  const told = args[REASON];
  const reason = typeof told === 'string' && told.trim() !== '' ? told.trim() : null;
  if (reason !== null && reason.length > MAX_REASON_LENGTH) {
    throw badUserInput(
      `Le motif a ${reason.length} caractères. Attendu : ${MAX_REASON_LENGTH} au plus ; le reste a sa place dans un document.`,
      { argument: REASON },
    );
  }
  return {
    origin: viewer.kind,
    account: viewer.account,
    organisation: viewer.organisation?.name ?? null,
    roles: viewer.roles,
    operation,
    reason,
    requestId,
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
