/** The contract as text. */

import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

/** The SDL, sorted, so that moving a class from one file to another changes nothing. */
export function printContract(schema: GraphQLSchema): string {
  return `# Generated from the classes of this folder by \`npm run schema:print\`. Do not edit: review.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
