import { Field, ObjectType } from 'type-graphql';
import { ProblemType } from '../problem/problem.type.ts';
import { SimulationType } from './simulation.type.ts';

@ObjectType('LaunchSimulationPayload', { description: "Réponse au lancement d'une simulation." })
export class LaunchSimulationPayload {
  @Field(() => SimulationType, {
    nullable: true,
    description: "La simulation, qui attend son tour ; absente s'il y a un problème.",
  })
  simulation!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche de la lancer ; vide si elle l'est." })
  problems!: ProblemType[];
}

@ObjectType('CancelSimulationPayload', { description: "Réponse à l'annulation d'une simulation." })
export class CancelSimulationPayload {
  @Field(() => SimulationType, {
    nullable: true,
    description: 'La simulation : déjà annulée si elle attendait, encore en cours une seconde sinon.',
  })
  simulation!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche de l'annuler." })
  problems!: ProblemType[];
}
