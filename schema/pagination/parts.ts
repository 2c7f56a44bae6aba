/**
 * Lists that are not pages of rows (the points of a curve, the reasons of a place, the differences of two plans)
 * are read by parts: each takes `first` and `skip`, so that no list of the contract is without a cap and the cost
 * of an operation is known before it runs.
 */

import type { GraphQLField, GraphQLFieldResolver, GraphQLOutputType, GraphQLSchema } from 'graphql';
import {
  defaultFieldResolver,
  GraphQLFloat,
  GraphQLInt,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { badUserInput } from '../errors.ts';

/** Most elements of a part. */
export const MAX_PART = 1_000;

/** Elements of a part when nobody says how many. */
const DEFAULT_PART = 100;

/** Lists whose usual length needs another default: long ones read whole, short ones inside other lists. */
const DEFAULTS: Readonly<Record<string, number>> = {
  'Allocation.shares': 200,
  'AppliedHand.rules': 300,
  'Assignment.handEffects': 20,
  'Assignment.reasons': 20,
  'ClosedReason.gates': 20,
  'Envelope.tranches': 50,
  'EnvelopeConsumption.points': 200,
  'Hand.decisions': 200,
  'HandFilter.except': MAX_PART,
  'Import.problems': 500,
  'ImportedRows.created': MAX_PART,
  'ImportedRows.updated': 200,
  'LaunchOptimizationPayload.problems': 500,
  'Level.terms': 20,
  'NoOpenWeekConflict.closedBy': 20,
  'Plan.envelopeConsumption': 50,
  'Plan.levels': 20,
  'Query.parameterDefaults': 200,
  'ReleaseShare.reasons': 10,
  'ReserveRelease.shares': 200,
  'Query.allocationCases': 20,
  'Run.leftOut': 500,
  'RunProgress.levels': 20,
  'ScenarioComparison.differences': 500,
  'SessionSelection.sessions': MAX_PART,
  'SimulationResult.envelopes': 50,
  'SimulationResult.sessions': 500,
  'SolverParameters.levels': 20,
  'UpdatedRow.changes': 20,
};

/** Whether a type holds one page of a list: its own lists, `nodes` and `edges`, are as long as that page. */
export function isConnection(typeName: string): boolean {
  return typeName.endsWith('Connection');
}

/** Whether a field is a list, nullable or not. */
export function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

/** Gives every list of the contract that is no page its two arguments; changes the schema in place. */
export function readListsByParts(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || isConnection(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      if (isList(field.type) && growsWithData(field.type)) readByParts(`${type.name}.${field.name}`, field);
    }
  }
  return schema;
}

/** Lists of an enum are as short as its vocabulary; lists of numbers are bounded by the parameters that hold them. */
function growsWithData(type: GraphQLOutputType): boolean {
  const element = getNamedType(type);
  return isCompositeType(element) || (isScalarType(element) && element !== GraphQLFloat);
}

type Field = GraphQLField<unknown, unknown>;
type Resolver = GraphQLFieldResolver<unknown, unknown, Record<string, unknown>>;

function readByParts(name: string, field: Field): void {
  const usual = DEFAULTS[name] ?? DEFAULT_PART;
  const argument = (argName: string, defaultValue: number, description: string) => ({
    name: argName,
    description,
    type: GraphQLInt,
    defaultValue,
    deprecationReason: undefined,
    extensions: {},
    astNode: undefined,
  });
  field.args = [
    ...field.args,
    argument('first', usual, `Nombre d'éléments lus : ${usual} par défaut, ${MAX_PART} au plus.`),
    argument('skip', 0, "Nombre d'éléments passés avant de lire : la suite d'une liste coupée."),
  ];
  const whole: Resolver = field.resolve ?? defaultFieldResolver;
  const read: Resolver = (source, { first, skip, ...args }, context, info) => {
    const from = bounded('skip', skip ?? 0, Number.MAX_SAFE_INTEGER);
    const size = bounded('first', first ?? usual, MAX_PART);
    const cut = (list: unknown) =>
      Array.isArray(list) && (from > 0 || list.length > size) ? list.slice(from, from + size) : list;
    const list = whole(source, args, context, info);
    return list instanceof Promise ? list.then(cut) : cut(list);
  };
  field.resolve = read;
}

function bounded(argument: string, value: unknown, most: number): number {
  if (typeof value === 'number' && value >= 0 && value <= most) return value;
  const expected = most === MAX_PART ? `un nombre de 0 à ${most}` : 'un nombre positif ou nul';
  const advice = most === MAX_PART ? ' Lisez la suite avec skip.' : '';
  throw badUserInput(`${argument} vaut ${String(value)} : ${expected} est attendu.${advice}`, { argument });
}
