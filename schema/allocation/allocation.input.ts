import { Field, InputType, Int } from 'type-graphql';
import { DateScalar, MoneyScalar } from '../scalars.ts';

@InputType('AllocationCriteriaInput', {
  description: 'Poids des deux critères de la convention-cadre ; seuls leurs rapports comptent.',
})
export class AllocationCriteriaInput {
  @Field(() => Int, { defaultValue: 1, description: 'Enjeux de recrutement.' })
  recruitmentStakes!: number;

  @Field(() => Int, { defaultValue: 1, description: 'Besoins de formation et d’adaptation.' })
  trainingNeeds!: number;
}

@InputType('AllocationRecipientInput', { description: "Ce qu'un OPCO apporte à la répartition." })
export class AllocationRecipientInput {
  @Field(() => String, { description: "Code de l'OPCO, unique dans la demande." })
  opco!: string;

  @Field(() => String, { nullable: true, description: 'Nom ; sans lui, le code.' })
  label?: string | null;

  @Field(() => MoneyScalar, {
    defaultValue: 0,
    description: 'Plancher : ce qu’il ne peut pas recevoir de moins, sa consommation de 2019 et 2020.',
  })
  floor!: number;

  @Field(() => Int, { description: 'Enjeux de recrutement, dans une unité qui est la même pour tous.' })
  recruitmentStakes!: number;

  @Field(() => Int, { description: 'Besoins de formation, dans une unité qui est la même pour tous.' })
  trainingNeeds!: number;
}

@InputType('ConsumedAmountInput', { description: "Ce qu'un OPCO a engagé sur sa part initiale." })
export class ConsumedAmountInput {
  @Field(() => String, { description: "Code de l'OPCO." })
  opco!: string;

  @Field(() => MoneyScalar, { description: 'Engagé ; jamais plus que la part initiale.' })
  amount!: number;
}

@InputType('ConsumptionInput', { description: 'Consommation à une date, quand la réserve est à libérer.' })
export class ConsumptionInput {
  @Field(() => DateScalar, { description: 'Jour de la mesure et de la libération.' })
  date!: string;

  @Field(() => [ConsumedAmountInput], { description: 'Une ligne par OPCO de la répartition.' })
  consumed!: ConsumedAmountInput[];
}

@InputType('AllocationInput', { description: 'Enveloppe à répartir entre OPCO, et ses dates.' })
export class AllocationInput {
  @Field(() => String, { defaultValue: 'Répartition', description: 'Nom, pour les messages.' })
  name!: string;

  @Field(() => MoneyScalar, { description: 'Somme à répartir, réserve comprise.' })
  total!: number;

  @Field(() => MoneyScalar, { defaultValue: 0, description: 'Part gardée jusqu’à `reserveOn`.' })
  reserve!: number;

  @Field(() => DateScalar, { description: 'Premier jour de la campagne : la part initiale est libérée.' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'Jour où la réserve est libérée, après `startsOn`.' })
  reserveOn!: string;

  @Field(() => DateScalar, { description: 'Dernier jour de la campagne.' })
  endsOn!: string;

  @Field(() => AllocationCriteriaInput, {
    nullable: true,
    description: 'Poids des critères ; à égalité sans eux.',
  })
  criteria?: AllocationCriteriaInput | null;

  @Field(() => [AllocationRecipientInput], { description: 'OPCO qui se la partagent, 198 au plus.' })
  recipients!: AllocationRecipientInput[];

  @Field(() => ConsumptionInput, {
    nullable: true,
    description: 'Consommation, pour libérer la réserve d’un coup.',
  })
  consumption?: ConsumptionInput | null;
}
