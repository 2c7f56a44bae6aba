import { Field, ObjectType } from 'type-graphql';
import { ProblemType } from '../problem/problem.type.ts';
import { RunType } from './run.type.ts';

@ObjectType('LaunchOptimizationPayload', { description: "Réponse au lancement d'un calcul." })
export class LaunchOptimizationPayload {
  @Field(() => RunType, {
    nullable: true,
    description: "Le calcul, qui attend son tour ; absent s'il y a un problème.",
  })
  run!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche de le lancer ; vide s'il l'est." })
  problems!: ProblemType[];
}

@ObjectType('CancelRunPayload', { description: "Réponse à l'annulation d'un calcul." })
export class CancelRunPayload {
  @Field(() => RunType, {
    nullable: true,
    description: "Le calcul : déjà annulé s'il attendait, encore en cours une seconde ou deux sinon.",
  })
  run!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche de l'annuler." })
  problems!: ProblemType[];
}
