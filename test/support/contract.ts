import type { GraphQLSchema } from 'graphql';
import { buildContract } from '../../schema/build.ts';

let built: Promise<GraphQLSchema> | undefined;

/** The contract, built once for all the tests that a process runs: it holds nothing of who asks it. */
export function sharedContract(): Promise<GraphQLSchema> {
  built ??= buildContract();
  return built;
}
