/**
 * A bare Apollo Server on Fastify, with the same contract and the answers in memory: no database, no guard, no
 * log. `node bare-server.ts <answers.json>`, the answers by the name of their operation; it writes its address.
 */

import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { buildSchema, type DocumentNode, Kind } from 'graphql';

const [, , file = ''] = process.argv;
const answers = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
const contract = new URL('../../schema/schema.graphql', import.meta.url);

/** Which answer a document is about. Plain values: GraphQL's own resolver reads them. */
function rootOf({ definitions }: DocumentNode): unknown {
  const [first] = definitions;
  return first?.kind === Kind.OPERATION_DEFINITION ? answers[first.name?.value ?? ''] : undefined;
}

const apollo = new ApolloServer({
  schema: buildSchema(readFileSync(contract, 'utf8')),
  rootValue: rootOf,
});
await apollo.start();
const app = Fastify();
app.post('/graphql', fastifyApolloHandler(apollo));
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}/\n`);
