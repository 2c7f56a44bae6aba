import { Field, ID, ObjectType } from 'type-graphql';
import type { Envelope, Tranche } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DateScalar, MoneyScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const EnvelopeScopeEnum = describedEnum<Envelope['scope']>(
  'EnvelopeScope',
  'À qui sert une enveloppe.',
  {
    NATIONAL: 'Nationale.',
    REGIONAL: 'Régionale.',
    OPCO: "D'un OPCO.",
    BRANCH: "D'une branche.",
    CALL: "D'un seul appel à projets.",
  },
);

export const TrancheKindEnum = describedEnum<Tranche['kind']>(
  'TrancheKind',
  "Pourquoi de l'argent est libéré à une date.",
  {
    INITIAL: 'Part initiale.',
    RESERVE: 'Réserve, libérée en avril selon la consommation.',
    REDISTRIBUTION: "Redistribution de ce que d'autres n'ont pas consommé.",
    TOP_UP: 'Abondement.',
  },
);

/** A tranche, as the contract shows it. */
@ObjectType('Tranche', { description: "Argent d'une enveloppe, libéré à une date." })
export class TrancheType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => DateScalar, { description: "Premier jour où l'argent peut être dépensé." })
  date!: string;

  @Field(() => MoneyScalar, { name: 'amount', description: 'Montant libéré.' })
  amountCents!: number;

  @Field(() => TrancheKindEnum, { description: 'Pourquoi.' })
  kind!: Tranche['kind'];

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: Tranche['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;
}

/** An envelope, as the contract shows it. */
@ObjectType('Envelope', {
  description:
    "Enveloppe : somme qui paie des sessions, libérée par tranches datées. Ce qu'elle dépense, son enveloppe mère le dépense aussi.",
})
export class EnvelopeType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Référence, unique dans la campagne.' })
  reference!: string;

  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Field(() => EnvelopeScopeEnum, { description: 'À qui elle sert.' })
  scope!: Envelope['scope'];

  @Field(() => String, { nullable: true, description: "Code de l'OPCO, si elle n'en sert qu'un." })
  opco!: string | null;

  @Field(() => MoneyScalar, {
    name: 'floor',
    nullable: true,
    description: "Plancher : ce que l'OPCO ne peut recevoir en moins, sa consommation de 2019-2020.",
  })
  floorCents!: number | null;

  @Field(() => MoneyScalar, {
    name: 'alreadyEngaged',
    description: 'Engagé avant la campagne et hors de ses sessions.',
  })
  alreadyEngagedCents!: number;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: Envelope['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;
}

export const EnvelopeConnection = connectionOf(EnvelopeType, 'Envelope', 'des enveloppes');
