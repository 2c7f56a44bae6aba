import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Territory } from '../../src/entities/index.ts';
import { territories } from '../../src/listing/territories.ts';
import type { Context } from '../context.ts';
import { connectOwned } from '../pagination/connection.ts';
import { DepartementCodeScalar, RegionCodeScalar } from '../scalars.ts';
import { TerritoryListArgs } from './territory.input.ts';
import { TerritoryConnection, TerritoryType } from './territory.type.ts';

@Resolver(() => TerritoryType)
export class TerritoryRelations {
  @FieldResolver(() => RegionCodeScalar, { nullable: true, description: "Code INSEE, si c'est une région." })
  regionCode(@Root() territory: Territory) {
    return territory.kind === 'REGION' ? territory.code.slice('REG-'.length) : null;
  }

  @FieldResolver(() => DepartementCodeScalar, {
    nullable: true,
    description: "Code INSEE, si c'est un département.",
  })
  departementCode(@Root() territory: Territory) {
    return territory.kind === 'DEPARTEMENT' ? territory.code.slice('DEP-'.length) : null;
  }

  @FieldResolver(() => TerritoryType, { nullable: true, description: 'Territoire qui le contient.' })
  parent(@Root() territory: Territory) {
    return territory.parent?.load() ?? null;
  }

  @FieldResolver(() => TerritoryConnection, { description: "Territoires qu'il contient." })
  children(
    @Ctx() ctx: Context,
    @Root() territory: Territory,
    @Args(() => TerritoryListArgs) args: TerritoryListArgs,
  ) {
    return connectOwned(ctx, territories, args, 'parent', territory.id);
  }
}
