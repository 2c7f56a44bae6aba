/** Why no plan exists, so that anybody can redo it. */

import { Field, Int, ObjectType } from 'type-graphql';
import type { InfeasibilityProof } from '../../solver/index.ts';
import { GateEnum } from '../solver-words.ts';

@ObjectType('ClosedWeeks', {
  description: "Semaines d'une session qu'une porte ferme, par leur rang à partir de 0.",
})
export class ClosedWeeksType {
  @Field(() => String, { description: 'Numéro de la session.' })
  sessionReference!: string;

  @Field(() => Int, { description: 'La première.' })
  from!: number;

  @Field(() => Int, { description: 'La dernière, comprise.' })
  to!: number;

  @Field(() => GateEnum, { description: 'La porte.' })
  gate!: string;
}

@ObjectType('InfeasibilityProof', {
  description:
    "Ce qui prouve qu'aucun plan n'existe : la porte qui ferme chaque semaine ; l'enveloppe, la date et les centimes ; ou les plafonds qui, ensemble, n'ont pas la place.",
})
export class InfeasibilityProofType {
  @Field(() => Boolean, {
    description:
      "Vrai : une raison au moins se refait sans moteur, en dates, en centimes ou en comptant les places. Faux : c'est la parole du moteur sur des règles nommées.",
  })
  redoable!: boolean;

  @Field(() => [ClosedWeeksType], {
    description: 'Pour chaque session sans semaine ouverte, la porte qui ferme chacune de ses semaines.',
  })
  closedWeeks!: ClosedWeeksType[];

  @Field(() => [String], { description: "Règles dont le conflit n'est que la parole du moteur." })
  engineWord!: string[];

  @Field(() => String, {
    description: 'La preuve entière, en JSON : `metronome verify --proof` la refait.',
  })
  document!: string;
}

/** A proof as the contract shows it. */
export function showInfeasibilityProof(proof: InfeasibilityProof): InfeasibilityProofType {
  return {
    redoable: proof.reasons.length > 0,
    closedWeeks: proof.reasons.flatMap((reason) =>
      reason.kind === 'NO_OPEN_WEEK'
        ? reason.closed.map((weeks) => ({ sessionReference: reason.session, ...weeks }))
        : [],
    ),
    engineWord: [...new Set(proof.engineWord.flat())],
    document: JSON.stringify(proof),
  };
}
