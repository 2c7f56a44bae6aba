import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { territories } from '../../src/listing/territories.ts';
import type { Context } from '../context.ts';
import { connect } from '../pagination/connection.ts';
import { TerritoryListArgs } from './territory.input.ts';
import { TerritoryConnection } from './territory.type.ts';

@Resolver()
export class TerritoryResolver {
  @Query(() => TerritoryConnection, {
    description: "Les territoires : régions, départements, zones d'emploi.",
  })
  territories(@Ctx() ctx: Context, @Args(() => TerritoryListArgs) args: TerritoryListArgs) {
    return connect(ctx, territories, args);
  }
}
