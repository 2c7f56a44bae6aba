import { ArgsType, Field, Int } from 'type-graphql';
import type { PageArguments } from '../../src/listing/window.ts';

/** The four arguments of every connection. Bounds are checked where the page is read (`src/listing/window.ts`). */
@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'Nombre de lignes lues depuis le début ou depuis `after` : 20 par défaut, 100 au plus.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Curseur après lequel lire.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Nombre de lignes lues depuis la fin ou avant `before` : 100 au plus. Exclut `first`.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Curseur avant lequel lire.' })
  before?: string | null;
}
