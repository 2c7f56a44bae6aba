import { Field, ID, InputType } from 'type-graphql';

@InputType('CommentProjectInput', { description: 'Commentaire sur une fiche.' })
export class CommentProjectInput {
  @Field(() => ID, { description: 'La fiche.' })
  project!: string;

  @Field(() => String, {
    description:
      'Ce qui en est dit, de 1 à 2 000 caractères. On parle de la fiche, jamais d’une personne ; rien ne s’efface.',
  })
  text!: string;
}
