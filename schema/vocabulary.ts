/** Enums of the contract, written once with the French description of each value. */

import { registerEnumType } from 'type-graphql';

/** An enum whose values are their own names, as type-graphql wants it. */
export type EnumObject<Value extends string> = { readonly [Name in Value]: Name };

/** Registers an enum. `values` gives the description of every value, so that none is left without. */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: Record<Value, string>,
): EnumObject<Value> {
  const names = Object.keys(values) as Value[];
  const enumObject = Object.fromEntries(names.map((value) => [value, value])) as EnumObject<Value>;
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(enumObject, { name, description, valuesConfig: valuesConfig as never });
  return enumObject;
}

/**
 * Registers an enum whose values inside are not GraphQL names (`structuring-offer`). `values` gives, for each
 * value inside, its name in the contract and its description.
 */
export function mappedEnum<Inside extends string>(
  name: string,
  description: string,
  values: Record<Inside, readonly [string, string]>,
): Record<string, Inside> {
  const entries = Object.entries(values) as [Inside, readonly [string, string]][];
  const enumObject = Object.fromEntries(entries.map(([inside, [shown]]) => [shown, inside]));
  const valuesConfig = Object.fromEntries(entries.map(([, [shown, told]]) => [shown, { description: told }]));
  registerEnumType(enumObject, { name, description, valuesConfig });
  return enumObject;
}
