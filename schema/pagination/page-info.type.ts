import { Field, ObjectType } from 'type-graphql';

/** Where a page stands in its list, as the Relay specification has it. */
@ObjectType('PageInfo', { description: 'Place de la page dans la liste (spécification Relay).' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Y a-t-il des lignes après cette page ?' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Y a-t-il des lignes avant cette page ?' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Curseur de la première ligne de la page, à donner à `before`. Absent si la page est vide.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Curseur de la dernière ligne de la page, à donner à `after`. Absent si la page est vide.',
  })
  endCursor!: string | null;
}
