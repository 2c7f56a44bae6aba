/** Relay connections: their types, and the two ways to fill them. */

import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Listing, ListRequest, Page } from '../../src/listing/list.ts';
import { listPage } from '../../src/listing/list.ts';
import { ListingError } from '../../src/listing/listing-error.ts';
import type { Order } from '../../src/listing/order.ts';
import type { PageArguments } from '../../src/listing/window.ts';
import type { Context } from '../context.ts';
import { badUserInput } from '../errors.ts';
import { PageInfoType } from './page-info.type.ts';

/** A page as the contract shows it. */
export interface Connection<Node> {
  nodes: Node[];
  edges: { node: Node; cursor: string }[];
  pageInfo: PageInfoType;
  totalCount: () => Promise<number>;
}

/** The types `<Name>Connection` and `<Name>Edge` of a list; `subject` is its French name in the plural. */
export function connectionOf(node: ClassType, name: string, subject: string) {
  @ObjectType(`${name}Edge`, { description: `Une ligne d'une page (${subject}) et son curseur.` })
  class Edge {
    @Field(() => node, { description: 'La ligne.' })
    node!: object;

    @Field(() => String, { description: 'Curseur opaque et stable de la ligne, pour `after` et `before`.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `Page d'une liste : ${subject}.` })
  class ConnectionType {
    @Field(() => [node], { description: 'Les lignes de la page, sans leurs curseurs.' })
    nodes!: object[];

    @Field(() => [Edge], { description: 'Les lignes de la page, avec leurs curseurs.' })
    edges!: Edge[];

    @Field(() => PageInfoType, { description: 'Place de la page dans la liste.' })
    pageInfo!: PageInfoType;

    // `simple`: GraphQL itself calls the function, so that counting costs nothing to who does not ask.
    @Field(() => Int, { simple: true, description: 'Nombre de lignes de toute la liste, filtre compris.' })
    totalCount!: number;
  }
  return ConnectionType;
}

/** The arguments of a list: a page, and for most a filter and an order. */
export interface ListArguments<Filter, OrderName extends string> extends PageArguments {
  filter?: Filter | null;
  order?: Order<OrderName> | null;
}

/** One page of a whole list. */
export async function connect<Row extends { id: string }, Filter extends object, OrderName extends string>(
  { em }: Context,
  listing: Listing<Row, Filter, OrderName>,
  args: ListArguments<Filter, OrderName>,
): Promise<Connection<Row>> {
  return toConnection(listPage(em, listing, requestOf(args)));
}

/** One page of the rows of one owner; asked for many owners at once, it is read for all of them together. */
export async function connectOwned<
  Row extends { id: string },
  Filter extends object,
  OrderName extends string,
>(
  { pages }: Context,
  listing: Listing<Row, Filter, OrderName>,
  args: ListArguments<Filter, OrderName>,
  property: keyof Row & string,
  owner: string,
): Promise<Connection<Row>> {
  return toConnection(pages.load(listing, requestOf(args), property, owner));
}

function requestOf<Filter extends object, OrderName extends string>(
  args: ListArguments<Filter, OrderName>,
): ListRequest<Filter, OrderName> {
  return {
    filter: args.filter ?? ({} as Filter),
    order: args.order ?? undefined,
    page: {
      first: args.first ?? null,
      after: args.after ?? null,
      last: args.last ?? null,
      before: args.before ?? null,
    },
  };
}

async function toConnection<Row extends { id: string }>(
  reading: Promise<Page<Row>>,
): Promise<Connection<Row>> {
  const page = await reading.catch((error: unknown) => {
    throw error instanceof ListingError ? badUserInput(error.message, { argument: error.argument }) : error;
  });
  return {
    nodes: page.rows.map(({ node }) => node),
    edges: page.rows,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.rows[0]?.cursor ?? null,
      endCursor: page.rows.at(-1)?.cursor ?? null,
    },
    totalCount: page.totalCount,
  };
}
