import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Organisation } from '../../src/entities/index.ts';
import { accessTokens } from '../../src/listing/access-tokens.ts';
import type { Context } from '../context.ts';
import { connectOwned } from '../pagination/connection.ts';
import { AccessTokenListArgs } from '../token/token.input.ts';
import { AccessTokenConnection } from '../token/token.type.ts';
import { OrganisationType } from './organisation.type.ts';

@Resolver(() => OrganisationType)
export class OrganisationRelations {
  @FieldResolver(() => AccessTokenConnection, { description: "Ses jetons d'API." })
  tokens(
    @Ctx() ctx: Context,
    @Root() organisation: Organisation,
    @Args(() => AccessTokenListArgs) args: AccessTokenListArgs,
  ) {
    return connectOwned(ctx, accessTokens, args, 'organisation', organisation.id);
  }
}
