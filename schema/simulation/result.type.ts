/** What a simulation found: each quantity as it was planned, and as it comes out over the draws. */

import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Measure, SessionFates, Simulation } from '../../solver/index.ts';
import { MoneyScalar } from '../scalars.ts';

@ObjectType('Spread', {
  description:
    'Une quantité dans le plan tel qu’il a été décidé, et sur les tirages. `p10`, `p50` et `p90` sont des valeurs tirées : un tirage sur dix, sur deux, neuf sur dix ne les dépasse pas.',
})
export class SpreadType {
  @Field(() => Float, { description: 'Dans le plan.' })
  planned!: number;

  @Field(() => Float, { description: 'En moyenne.' })
  mean!: number;

  @Field(() => Float, { description: 'Un tirage sur dix ne le dépasse pas.' })
  p10!: number;

  @Field(() => Float, { description: 'Un tirage sur deux ne le dépasse pas.' })
  p50!: number;

  @Field(() => Float, { description: 'Neuf tirages sur dix ne le dépassent pas.' })
  p90!: number;
}

@ObjectType('MoneySpread', { description: 'Un montant dans le plan, et sur les tirages.' })
export class MoneySpreadType implements SpreadType {
  @Field(() => MoneyScalar, { description: 'Dans le plan.' })
  planned!: number;

  @Field(() => MoneyScalar, { description: 'En moyenne, au centime.' })
  mean!: number;

  @Field(() => MoneyScalar, { description: 'Un tirage sur dix ne le dépasse pas.' })
  p10!: number;

  @Field(() => MoneyScalar, { description: 'Un tirage sur deux ne le dépasse pas.' })
  p50!: number;

  @Field(() => MoneyScalar, { description: 'Neuf tirages sur dix ne le dépassent pas.' })
  p90!: number;
}

@ObjectType('SimulatedMeasures', { description: 'Ce que devient le plan.' })
export class SimulatedMeasuresType implements Record<Measure, SpreadType> {
  @Field(() => SpreadType, { description: "Stagiaires des sessions qui débutent dans l'horizon." })
  heldEntries!: SpreadType;

  @Field(() => SpreadType, { description: 'Stagiaires des sessions abandonnées.' })
  abandonedEntries!: SpreadType;

  @Field(() => SpreadType, { description: "Stagiaires des sessions qui glissent au-delà de l'horizon." })
  outOfHorizonEntries!: SpreadType;

  @Field(() => SpreadType, { description: 'Stagiaires du mois le plus plein.' })
  peakEntries!: SpreadType;

  @Field(() => SpreadType, { description: 'Valeur du terme `SMOOTHING`.' })
  smoothing!: SpreadType;

  @Field(() => SpreadType, {
    description:
      'Valeur du terme `CONCURRENCY` : stagiaires en pleine concurrence avec le programme régional.',
  })
  concurrency!: SpreadType;

  @Field(() => SpreadType, {
    description: 'Sessions qui finissent trop tard, ou trop tôt, pour toutes leurs rentrées.',
  })
  missedIntakes!: SpreadType;

  @Field(() => SpreadType, {
    description: 'Sessions qui rencontrent une offre structurante du programme régional.',
  })
  structuringOffers!: SpreadType;

  @Field(() => SpreadType, {
    description: 'Sessions qui débutent quand leur certification n’est pas valable.',
  })
  lapsedCertifications!: SpreadType;

  @Field(() => SpreadType, { description: 'Lancements au-delà des plafonds des agences.' })
  agencyExcess!: SpreadType;

  @Field(() => SpreadType, { description: 'Débuts au-delà des plafonds des OPCO.' })
  opcoExcess!: SpreadType;
}

@ObjectType('SimulatedPeriod', { description: 'Entrées d’un mois ou d’un trimestre : stagiaires.' })
export class SimulatedPeriodType extends SpreadType {
  @Field(() => String, { description: 'Période : `2022-04` pour un mois, `2022-Q2` pour un trimestre.' })
  period!: string;
}

@ObjectType('SimulatedEnvelope', {
  description:
    "Ce qui reste d'une enveloppe à la fin de l'horizon, avec ce que dépensent celles qui en dépendent.",
})
export class SimulatedEnvelopeType {
  @Field(() => String, { description: "Référence de l'enveloppe." })
  envelopeReference!: string;

  @Field(() => MoneySpreadType, { description: "Coût des sessions qui débutent dans l'horizon." })
  engaged!: MoneySpreadType;

  @Field(() => MoneySpreadType, {
    description: "Libéré et dépensé en rien ; sous zéro si plus que le libéré était engagé avant l'horizon.",
  })
  unspent!: MoneySpreadType;
}

@ObjectType('SimulatedSession', {
  description:
    'Ce que devient une session, en nombre de tirages. Les quatre premiers nombres font tous les tirages.',
})
export class SimulatedSessionType implements Omit<SessionFates, 'session'> {
  @Field(() => String, { description: 'Numéro de la session.' })
  sessionReference!: string;

  @Field(() => Int, { description: 'Débute comme prévu.' })
  asPlanned!: number;

  @Field(() => Int, { description: "Glisse, et débute encore dans l'horizon." })
  slipped!: number;

  @Field(() => Int, { description: "Glisse au-delà de l'horizon." })
  outOfHorizon!: number;

  @Field(() => Int, { description: 'Est abandonnée.' })
  abandoned!: number;

  @Field(() => Int, { description: 'De ceux où elle débute : ne mène à temps à aucune de ses rentrées.' })
  missedIntake!: number;

  @Field(() => Int, { description: 'De ceux où elle débute : rencontre une offre structurante.' })
  metStructuringOffer!: number;

  @Field(() => Int, {
    description: 'De ceux où elle débute : sa certification n’est pas valable au premier jour.',
  })
  lapsedCertification!: number;
}

/** A row of a result that the campaign names: the row itself is read there. */
export interface OfCampaign {
  campaign: string;
}

@ObjectType('SimulationResult', { description: 'Ce qui arrive au plan.' })
export class SimulationResultType {
  @Field(() => SimulatedMeasuresType, { description: 'Ses mesures.' })
  measures!: SimulatedMeasuresType;

  @Field(() => [SimulatedPeriodType], { description: 'Entrées de chaque mois.' })
  months!: SimulatedPeriodType[];

  @Field(() => [SimulatedPeriodType], { description: 'Entrées de chaque trimestre.' })
  quarters!: SimulatedPeriodType[];

  @Field(() => [SimulatedEnvelopeType], { description: "L'argent de chaque enveloppe." })
  envelopes!: (SimulatedEnvelopeType & OfCampaign)[];

  @Field(() => [SimulatedSessionType], { description: 'Ce que devient chaque session que le plan place.' })
  sessions!: (SimulatedSessionType & OfCampaign)[];
}

/** A result of a campaign as the contract shows it. */
export function showResult(
  { measures, months, quarters, envelopes, sessions }: Simulation,
  campaign: string,
): SimulationResultType {
  return {
    measures,
    months,
    quarters,
    envelopes: envelopes.map(({ envelope, engagedCents, unspentCents }) => ({
      campaign,
      envelopeReference: envelope,
      engaged: engagedCents,
      unspent: unspentCents,
    })),
    sessions: sessions.map(({ session, ...fates }) => ({ campaign, sessionReference: session, ...fates })),
  };
}
