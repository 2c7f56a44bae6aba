/** An envelope split between OPCO, as the contract shows it. The rule is in `docs/allocation.md`. */

import { Field, Float, ObjectType } from 'type-graphql';
import type { ReleaseReason, ShareReason } from '../../solver/index.ts';
import type { Provenance } from '../../src/domain/provenance.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { DateScalar, MoneyScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const ShareReasonEnum = describedEnum<ShareReason>(
  'ShareReason',
  'Pourquoi un OPCO reçoit ce qu’il reçoit.',
  { FLOOR: 'Son plancher dépasse sa part des besoins.', NEEDS: 'Sa part des besoins.' },
);

export const ReleaseReasonEnum = describedEnum<ReleaseReason>(
  'ReleaseReason',
  'Ce qui déplace l’argent d’un OPCO à la libération de la réserve.',
  {
    TAKEN_BACK: 'Il a moins consommé que le calendrier ne l’attend : la différence revient à tous.',
    BY_CONSUMPTION: 'Il reçoit en proportion de ce qu’il a consommé.',
    FLOOR: 'Il reçoit ce qui manque à son plancher.',
    NOTHING: 'Aucune consommation, et son plancher est déjà atteint.',
  },
);

@ObjectType('AllocationShare', { description: "Part d'un OPCO. total = initial + reserve, au centime." })
export class AllocationShareType {
  @Field(() => String, { description: "Code de l'OPCO." })
  opco!: string;

  @Field(() => String, { description: 'Nom.' })
  label!: string;

  @Field(() => MoneyScalar, { name: 'floor', description: 'Plancher.' })
  floorCents!: number;

  @Field(() => MoneyScalar, { name: 'total', description: 'Tout ce sur quoi il peut compter.' })
  totalCents!: number;

  @Field(() => MoneyScalar, { name: 'initial', description: 'Libéré au début de la campagne.' })
  initialCents!: number;

  @Field(() => MoneyScalar, {
    name: 'reserve',
    description: 'Promis sur la réserve, si tous consommaient de même.',
  })
  reserveCents!: number;

  @Field(() => Float, { description: 'Part des besoins de tous, de 0 à 1.' })
  needShare!: number;

  @Field(() => ShareReasonEnum, { description: 'Pourquoi.' })
  reason!: ShareReason;

  @Field(() => String, { description: 'Pourquoi, en une phrase.' })
  message!: string;
}

@ObjectType('Allocation', {
  description: 'Enveloppe répartie : la somme des parts est le total, au centime.',
})
export class AllocationType {
  @Field(() => [AllocationShareType], { description: 'Les parts, dans l’ordre de la demande.' })
  shares!: AllocationShareType[];
}

@ObjectType('ReleaseMove', { description: 'Ce qui a déplacé l’argent d’un OPCO.' })
export class ReleaseMoveType {
  @Field(() => ReleaseReasonEnum, { description: 'Pourquoi.' })
  reason!: ReleaseReason;

  @Field(() => String, { description: 'Pourquoi, en une phrase.' })
  message!: string;
}

@ObjectType('ReleaseShare', {
  description: 'Ce que la libération fait à un OPCO. final = initial - takenBack + reserve + redistributed.',
})
export class ReleaseShareType {
  @Field(() => String, { description: "Code de l'OPCO." })
  opco!: string;

  @Field(() => MoneyScalar, { name: 'initial', description: 'Part initiale.' })
  initialCents!: number;

  @Field(() => MoneyScalar, { name: 'consumed', description: 'Consommé.' })
  consumedCents!: number;

  @Field(() => MoneyScalar, { name: 'expected', description: 'Attendu par le calendrier à cette date.' })
  expectedCents!: number;

  @Field(() => MoneyScalar, { name: 'takenBack', description: 'Repris : non consommé, mis en commun.' })
  takenBackCents!: number;

  @Field(() => MoneyScalar, { name: 'reserve', description: 'Reçu de la réserve.' })
  reserveCents!: number;

  @Field(() => MoneyScalar, { name: 'redistributed', description: 'Reçu de ce qui a été mis en commun.' })
  redistributedCents!: number;

  @Field(() => MoneyScalar, { name: 'final', description: 'Enveloppe finale.' })
  finalCents!: number;

  @Field(() => [ReleaseMoveType], { description: 'Les raisons.' })
  reasons!: ReleaseMoveType[];
}

@ObjectType('ReserveRelease', { description: 'La réserve et le non-consommé, donnés.' })
export class ReserveReleaseType {
  @Field(() => DateScalar, { description: 'Jour.' })
  date!: string;

  @Field(() => MoneyScalar, { name: 'reserve', description: 'Réserve donnée.' })
  reserveCents!: number;

  @Field(() => MoneyScalar, { name: 'takenBack', description: 'Repris et redonné.' })
  takenBackCents!: number;

  @Field(() => [ReleaseShareType], { description: 'Par OPCO, dans l’ordre de la demande.' })
  shares!: ReleaseShareType[];
}

@ObjectType('FloorAmount', { description: "Plancher d'un OPCO." })
export class FloorAmountType {
  @Field(() => String, { description: "Code de l'OPCO." })
  opco!: string;

  @Field(() => MoneyScalar, { name: 'floor', description: 'Plancher.' })
  floorCents!: number;
}

@ObjectType('FloorConflict', {
  description: 'Pourquoi aucune répartition n’existe : les planchers dépassent à eux seuls le total.',
})
export class FloorConflictType {
  @Field(() => MoneyScalar, { name: 'total', description: 'Total.' })
  totalCents!: number;

  @Field(() => MoneyScalar, { name: 'floors', description: 'Somme des planchers.' })
  floorsCents!: number;

  @Field(() => MoneyScalar, { name: 'missing', description: 'Ce qui manque.' })
  missingCents!: number;

  @Field(() => [FloorAmountType], { name: 'byOpco', description: 'Les planchers, le plus haut d’abord.' })
  floors!: FloorAmountType[];

  @Field(() => String, { description: 'La phrase entière, avec ce qu’il faut faire.' })
  message!: string;
}

@ObjectType('AllocationPayload', {
  description:
    'Réponse à une répartition : les parts, ou pourquoi il n’y en a pas, ou ce qui est à corriger.',
})
export class AllocationPayload {
  @Field(() => AllocationType, { nullable: true, description: 'La répartition, s’il y en a une.' })
  allocation!: AllocationType | null;

  @Field(() => ReserveReleaseType, {
    nullable: true,
    description: 'La libération de la réserve, si une consommation est donnée.',
  })
  release!: ReserveReleaseType | null;

  @Field(() => FloorConflictType, {
    nullable: true,
    description: 'Pourquoi aucune n’existe, si c’est le cas.',
  })
  conflict!: FloorConflictType | null;

  @Field(() => [ProblemType], { description: 'Ce qui est à corriger dans la demande.' })
  problems!: ProblemType[];
}

@ObjectType('AllocationCase', { description: 'Enveloppe nationale des documents, à répartir.' })
export class AllocationCaseType {
  @Field(() => String, { description: 'Référence : `FRANCE-2021-2022-425`.' })
  reference!: string;

  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Field(() => MoneyScalar, { name: 'total', description: 'Somme à répartir, réserve comprise.' })
  totalCents!: number;

  @Field(() => MoneyScalar, { name: 'reserve', description: 'Réserve.' })
  reserveCents!: number;

  @Field(() => DateScalar, { name: 'startsOn', description: 'Premier jour.' })
  startDate!: string;

  @Field(() => DateScalar, { name: 'reserveOn', description: 'Jour où la réserve est libérée.' })
  reserveDate!: string;

  @Field(() => DateScalar, { name: 'endsOn', description: 'Dernier jour.' })
  endDate!: string;

  @Field(() => ProvenanceEnum, { description: "D'où viennent ses totaux." })
  provenance!: Provenance;

  @Field(() => String, { description: 'Document et ligne, ou façon dont le cas a été reconstitué.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Ce qui se contredit dans les documents, gardé et signalé.',
  })
  flag!: string | null;

  @Field(() => AllocationPayload, { description: 'Sa répartition.' })
  result!: object;
}
