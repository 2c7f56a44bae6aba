import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { budgetLimits } from '../../src/durable/index.ts';
import type { OptimizationRun } from '../../src/entities/index.ts';
import type { RunFilter, RunOrderField } from '../../src/listing/runs.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { RunStateEnum } from './run.type.ts';

@InputType('RunFilter', { description: 'Critères sur les calculs ; tous doivent être remplis.' })
export class RunFilterInput implements RunFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => ID, { nullable: true, description: 'Scénario.' })
  scenario?: string | null;

  @Field(() => [RunStateEnum], { nullable: true, description: "L'un de ces états." })
  states?: OptimizationRun['state'][] | null;
}

export const RunOrderInput = orderInputOf<RunOrderField>('Run', 'des calculs', {
  CREATED_AT: "Par lancement ; le plus récent d'abord si rien n'est demandé.",
});

@ArgsType()
export class RunListArgs extends PageArgs {
  @Field(() => RunFilterInput, { nullable: true, description: 'Critères.' })
  filter?: RunFilterInput | null;

  @Field(() => RunOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof RunOrderInput> | null;
}

@InputType('RunBudgetInput', { description: 'Temps et mémoire à donner à un calcul ou à une simulation.' })
export class RunBudgetInput {
  @Field(() => Int, {
    nullable: true,
    description: `Secondes, de ${budgetLimits.seconds.least} à ${budgetLimits.seconds.most} ; ${budgetLimits.seconds.default} si rien n'est demandé.`,
  })
  seconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Mégaoctets (2^20 octets), de ${budgetLimits.megabytes.least} à ${budgetLimits.megabytes.most} ; ${budgetLimits.megabytes.default} si rien n'est demandé.`,
  })
  megabytes?: number | null;
}
