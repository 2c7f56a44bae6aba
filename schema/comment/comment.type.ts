import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../pagination/connection.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { InstantScalar } from '../scalars.ts';

/** A comment, as the contract shows it. */
@ObjectType('Comment', {
  description: 'Ce que quelqu’un de la conférence dit d’une fiche, à tous ceux qui la voient.',
})
export class CommentType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Ce qui est dit : du texte, sans mise en forme.' })
  text!: string;

  @Field(() => InstantScalar, { description: 'Quand.' })
  createdAt!: Date;
}

export const CommentConnection = connectionOf(CommentType, 'Comment', 'des commentaires');

@ObjectType('CommentProjectPayload', { description: 'Réponse à un commentaire.' })
export class CommentProjectPayload {
  @Field(() => CommentType, {
    nullable: true,
    description: "Le commentaire ; absent s'il y a un problème.",
  })
  comment!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche de l'enregistrer." })
  problems!: ProblemType[];
}
