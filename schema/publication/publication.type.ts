import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ProblemType } from '../problem/problem.type.ts';
import { DateScalar } from '../scalars.ts';
import { SessionType } from '../session/session.type.ts';

@InputType('PublishSessionInput', { description: 'Session que le Carif-Oref publie.' })
export class PublishSessionInput {
  @Field(() => ID, { description: 'La session.' })
  session!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Jour de la publication, à Paris : aujourd’hui si rien n’est dit, jamais plus tard.',
  })
  publishedOn?: string | null;
}

@ObjectType('PublicationPayload', { description: 'Réponse à une publication, ou à son retrait.' })
export class PublicationPayload {
  @Field(() => SessionType, {
    nullable: true,
    description: "La session, telle qu'elle est maintenant ; absente s'il y a un problème.",
  })
  session!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui l'empêche ; rien n'est alors changé." })
  problems!: ProblemType[];
}
