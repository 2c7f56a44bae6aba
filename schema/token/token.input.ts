import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Role } from '../../src/domain/role.ts';
import type { AccessTokenFilter, AccessTokenOrderField } from '../../src/listing/access-tokens.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { RoleEnum } from '../viewer/viewer.type.ts';

@InputType('AccessTokenFilter', { description: 'Critères sur les jetons ; tous doivent être remplis.' })
export class AccessTokenFilterInput implements AccessTokenFilter {
  @Field(() => ID, { nullable: true, description: 'Organisation.' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'Texte contenu dans le libellé.' })
  search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'A été repris (vrai), ou non (faux).' })
  revoked?: boolean | null;
}

export const AccessTokenOrderInput = orderInputOf<AccessTokenOrderField>('AccessToken', 'des jetons', {
  LABEL: 'Par libellé.',
  LAST_USED: 'Par dernier usage ; ceux qui n’ont jamais servi à la fin.',
  CREATED_AT: "Par création ; le plus récent d'abord si rien n'est demandé.",
});

@ArgsType()
export class AccessTokenListArgs extends PageArgs {
  @Field(() => AccessTokenFilterInput, { nullable: true, description: 'Critères.' })
  filter?: AccessTokenFilterInput | null;

  @Field(() => AccessTokenOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof AccessTokenOrderInput> | null;
}

@InputType('CreateAccessTokenInput', { description: 'Jeton à donner.' })
export class CreateAccessTokenInput {
  @Field(() => ID, { description: 'Organisation pour laquelle il parle.' })
  organisation!: string;

  @Field(() => String, { description: 'Ce à quoi il sert, de 1 à 80 caractères : « import nocturne ».' })
  label!: string;

  @Field(() => [RoleEnum], { description: 'Ses rôles, parmi ceux de l’organisation.' })
  roles!: Role[];

  @Field(() => Int, { description: 'Jours jusqu’à sa fin, de 1 à 400.' })
  days!: number;
}
