import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { Envelope } from '../../src/entities/index.ts';
import type { EnvelopeFilter, EnvelopeOrderField } from '../../src/listing/envelopes.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { EnvelopeScopeEnum } from './envelope.type.ts';

@InputType('EnvelopeFilter', { description: 'Critères sur les enveloppes ; tous doivent être remplis.' })
export class EnvelopeFilterInput implements EnvelopeFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => ID, { nullable: true, description: 'Enveloppe mère.' })
  parent?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Vrai : seulement celles qui n'ont pas d'enveloppe mère.",
  })
  topLevel?: boolean | null;

  @Field(() => [EnvelopeScopeEnum], { nullable: true, description: "L'une de ces portées." })
  scopes?: Envelope['scope'][] | null;

  @Field(() => [String], { nullable: true, description: "L'un de ces OPCO, par leur code." })
  opcos?: string[] | null;

  @Field(() => String, { nullable: true, description: "Texte contenu dans la référence ou l'intitulé." })
  search?: string | null;
}

export const EnvelopeOrderInput = orderInputOf<EnvelopeOrderField>('Envelope', 'des enveloppes', {
  REFERENCE: 'Par référence.',
  LABEL: 'Par intitulé.',
});

@ArgsType()
export class EnvelopeListArgs extends PageArgs {
  @Field(() => EnvelopeFilterInput, { nullable: true, description: 'Critères.' })
  filter?: EnvelopeFilterInput | null;

  @Field(() => EnvelopeOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof EnvelopeOrderInput> | null;
}
