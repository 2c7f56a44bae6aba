import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { AccessToken } from '../../src/entities/index.ts';
import { OrganisationType } from '../organisation/organisation.type.ts';
import { DateScalar } from '../scalars.ts';
import { AccessTokenType } from './token.type.ts';

@Resolver(() => AccessTokenType)
export class AccessTokenRelations {
  @FieldResolver(() => OrganisationType, { description: 'Organisation pour laquelle il parle.' })
  organisation(@Root() token: AccessToken) {
    return token.organisation.load();
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Jour de son dernier usage, en temps universel ; absent s’il n’a jamais servi.',
  })
  lastUsedOn(@Root() { lastUsedAt }: AccessToken): string | null {
    return lastUsedAt?.toISOString().slice(0, 10) ?? null;
  }
}
