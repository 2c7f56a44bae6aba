import { Field, InputType } from 'type-graphql';
import type { Direction, Order } from '../../src/listing/order.ts';
import { describedEnum } from '../vocabulary.ts';

/** Which way a list runs. */
export const DirectionEnum = describedEnum<Direction>('Direction', "Sens d'un tri.", {
  ASC: 'Croissant.',
  DESC: 'Décroissant.',
});

/**
 * The order input of a list, `<Name>Order`, over the enum of what it can be sorted by, `<Name>OrderField`.
 * `fields` gives the French description of each.
 */
export function orderInputOf<Name extends string>(
  list: string,
  subject: string,
  fields: Record<Name, string>,
) {
  const fieldEnum = describedEnum<Name>(`${list}OrderField`, `Ce par quoi trier ${subject}.`, fields);

  @InputType(`${list}Order`, { description: `Tri : ${subject}. Les ex æquo gardent toujours le même ordre.` })
  class OrderInput implements Order<Name> {
    @Field(() => fieldEnum, { description: 'Ce par quoi trier.' })
    field!: Name;

    @Field(() => DirectionEnum, { defaultValue: 'ASC', description: 'Sens du tri.' })
    direction!: Direction;
  }
  return OrderInput;
}
