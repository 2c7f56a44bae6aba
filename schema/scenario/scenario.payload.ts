import { Field, ObjectType } from 'type-graphql';
import { ProblemType } from '../problem/problem.type.ts';
import { ScenarioType } from './scenario.type.ts';

@ObjectType('CreateScenarioPayload', { description: "Réponse à la création d'un scénario." })
export class CreateScenarioPayload {
  @Field(() => ScenarioType, {
    nullable: true,
    description: "Le scénario créé ; absent s'il y a un problème.",
  })
  scenario!: object | null;

  @Field(() => [ProblemType], { description: "Tous les problèmes à la fois ; vide s'il est créé." })
  problems!: ProblemType[];
}

@ObjectType('UpdateScenarioPayload', { description: "Réponse au changement d'un scénario." })
export class UpdateScenarioPayload {
  @Field(() => ScenarioType, {
    nullable: true,
    description: "Le scénario changé, avec sa nouvelle version ; absent s'il y a un problème.",
  })
  scenario!: object | null;

  @Field(() => [ProblemType], {
    description: 'Tous les problèmes à la fois ; vide s’il est changé. `EditConflictProblem` y est seul.',
  })
  problems!: ProblemType[];
}
