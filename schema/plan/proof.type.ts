/** What makes the bounds of a plan: multipliers that anybody can redo. */

import { Field, Float, ObjectType } from 'type-graphql';
import type { LevelProof, Multipliers, PlanProof } from '../../solver/index.ts';

@ObjectType('Multiplier', {
  description: "Multiplicateur entier d'une inégalité que tout plan respecte.",
})
export class MultiplierType {
  @Field(() => String, {
    description:
      "Sur quoi il porte : un niveau tenu, une limite (`envelope-budget`, l'enveloppe et la date…), l'écart d'un périmètre à sa cible dans une période, ou un mois sous le pic.",
  })
  on!: string;

  @Field(() => Float, { description: 'Nombre entier de parts de 1 ; négatif pour un écart seulement.' })
  multiplier!: number;
}

@ObjectType('LevelProof', {
  description:
    "Ce qui borne un niveau : aucun plan qui tient les niveaux précédents à leur maximum n'est au-dessous de la borne.",
})
export class LevelProofType {
  @Field(() => String, { description: 'Nom du niveau.' })
  name!: string;

  @Field(() => Float, { description: 'Valeur du plan quand ce niveau a été résolu.' })
  value!: number;

  @Field(() => Float, {
    description: 'Maximum auquel les niveaux suivants tiennent celui-ci : sa valeur et sa tolérance.',
  })
  atMost!: number;

  @Field(() => Float, {
    description:
      'Ce que les multiplicateurs prouvent, en entiers exacts, arrondi vers le bas au millionième.',
  })
  bound!: number;

  @Field(() => Float, { description: 'Parts de 1 dans lesquelles les multiplicateurs sont écrits.' })
  parts!: number;

  @Field(() => [MultiplierType], { description: 'Les multiplicateurs qui ne sont pas nuls.' })
  multipliers!: MultiplierType[];
}

@ObjectType('PlanProof', {
  description:
    'Ce qui borne chaque niveau, et que chacun peut refaire sans moteur : la formule est dans docs/problem.md.',
})
export class PlanProofType {
  @Field(() => [LevelProofType], { description: 'Les niveaux, dans leur ordre.' })
  levels!: LevelProofType[];

  @Field(() => String, {
    description: 'La preuve entière, en JSON : `metronome verify --proof` la refait en entiers exacts.',
  })
  document!: string;
}

/** A proof as the contract shows it. */
export function showProof(proof: PlanProof): PlanProofType {
  return {
    levels: proof.levels.map(({ multipliers, ...level }: LevelProof) => ({
      ...level,
      multipliers: named(multipliers),
    })),
    document: JSON.stringify(proof),
  };
}

function named({ held, limits, balance, peaks }: Multipliers): MultiplierType[] {
  return [
    ...held.map(({ level, multiplier }) => ({ on: `niveau ${level}`, multiplier })),
    ...limits.map(({ multiplier, ...limit }) => ({
      on: Object.values(limit)
        .map((part) => part ?? 'fin')
        .join(' '),
      multiplier,
    })),
    ...balance.map(({ scope, period, multiplier }) => ({ on: `écart ${scope} ${period}`, multiplier })),
    ...peaks.map(({ scope, month, multiplier }) => ({ on: `pic ${scope} ${month}`, multiplier })),
  ];
}
