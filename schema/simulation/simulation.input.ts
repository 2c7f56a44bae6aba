import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { SimulationRun } from '../../src/entities/index.ts';
import type { SimulationFilter, SimulationOrderField } from '../../src/listing/simulations.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { SimulationStateEnum } from './simulation.type.ts';

@InputType('SlipSharesInput', { description: 'Part des sessions qui glissent, selon la nature, de 0 à 1.' })
export class SlipSharesInput {
  @Field(() => Float, { nullable: true, description: 'Structurante.' })
  structural?: number | null;

  @Field(() => Float, { nullable: true, description: 'Conjoncturelle.' })
  conjunctural?: number | null;

  @Field(() => Float, { nullable: true, description: 'Innovante.' })
  innovative?: number | null;
}

@InputType('SlipWeeksInput', { description: 'De combien de semaines une session glisse, de 1 à 104.' })
export class SlipWeeksInput {
  @Field(() => Int, { nullable: true, description: 'Au moins.' })
  least?: number | null;

  @Field(() => Int, { nullable: true, description: 'Au plus.' })
  most?: number | null;
}

@InputType('SimulationParametersInput', {
  description: 'Comment tirer les glissements et les abandons ; ce qui n’est pas dit est par défaut.',
})
export class SimulationParametersInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Graine : la même, pour deux plans à comparer, leur fait rencontrer les mêmes glissements.',
  })
  seed?: number | null;

  @Field(() => Int, { nullable: true, description: 'Nombre de tirages, de 1 à 10 000.' })
  draws?: number | null;

  @Field(() => SlipSharesInput, {
    nullable: true,
    description: 'Part des sessions non abandonnées qui glissent.',
  })
  slipShare?: SlipSharesInput | null;

  @Field(() => SlipWeeksInput, { nullable: true, description: 'De combien elles glissent.' })
  slipWeeks?: SlipWeeksInput | null;

  @Field(() => Float, { nullable: true, description: 'Part des sessions abandonnées, de 0 à 1.' })
  abandonShare?: number | null;
}

@InputType('SimulationFilter', { description: 'Critères sur les simulations ; tous doivent être remplis.' })
export class SimulationFilterInput implements SimulationFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => ID, { nullable: true, description: 'Scénario du calcul.' })
  scenario?: string | null;

  @Field(() => [SimulationStateEnum], { nullable: true, description: "L'un de ces états." })
  states?: SimulationRun['state'][] | null;
}

export const SimulationOrderInput = orderInputOf<SimulationOrderField>('Simulation', 'des simulations', {
  CREATED_AT: "Par lancement ; la plus récente d'abord si rien n'est demandé.",
});

@ArgsType()
export class SimulationListArgs extends PageArgs {
  @Field(() => SimulationFilterInput, { nullable: true, description: 'Critères.' })
  filter?: SimulationFilterInput | null;

  @Field(() => SimulationOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof SimulationOrderInput> | null;
}
