import { Field, ObjectType } from 'type-graphql';
import { ProblemType } from '../problem/problem.type.ts';
import { AccessTokenType } from './token.type.ts';

@ObjectType('CreateAccessTokenPayload', { description: "Réponse à la création d'un jeton." })
export class CreateAccessTokenPayload {
  @Field(() => AccessTokenType, {
    nullable: true,
    description: "Le jeton ; absent s'il y a un problème.",
  })
  token!: object | null;

  @Field(() => String, {
    nullable: true,
    description: "Son texte, pour l'en-tête `Authorization: Bearer`. Il n'est montré que cette fois.",
  })
  secret!: string | null;

  @Field(() => [ProblemType], { description: 'Tous les problèmes à la fois ; vide s’il est donné.' })
  problems!: ProblemType[];
}

@ObjectType('RevokeAccessTokenPayload', { description: "Réponse à la reprise d'un jeton." })
export class RevokeAccessTokenPayload {
  @Field(() => AccessTokenType, {
    nullable: true,
    description: "Le jeton, qui n'ouvre plus rien ; absent s'il y a un problème.",
  })
  token!: object | null;

  @Field(() => [ProblemType], { description: 'Ce qui empêche de le reprendre.' })
  problems!: ProblemType[];
}
