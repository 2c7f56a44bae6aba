import { Field, ObjectType } from 'type-graphql';
import { ProblemType } from '../problem/problem.type.ts';
import { OrganisationType } from './organisation.type.ts';

@ObjectType('OrganisationPayload', { description: 'Réponse à ce qui change une organisation.' })
export class OrganisationPayload {
  @Field(() => OrganisationType, {
    nullable: true,
    description: "L'organisation, telle qu'elle est maintenant ; absente s'il y a un problème.",
  })
  organisation!: object | null;

  @Field(() => [ProblemType], {
    description: 'Tous les problèmes à la fois ; vide si c’est fait. `EditConflictProblem` y est seul.',
  })
  problems!: ProblemType[];
}
