import { Field, Int, ObjectType } from 'type-graphql';
import type { ComparedScenario, SessionDifference } from '../../src/scenarios/index.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { DateScalar } from '../scalars.ts';

@ObjectType('ComparedScenario', { description: 'Un des deux scénarios comparés, par son dernier plan.' })
export class ComparedScenarioType {
  @Field(() => Int, {
    name: 'sessionsMoved',
    description: 'Sessions qui ne commencent pas la semaine demandée.',
  })
  movedSessions!: number;

  @Field(() => Int, { name: 'weeksMoved', description: 'Somme des semaines entre le souhait et le plan.' })
  movedWeeks!: number;

  @Field(() => Int, {
    name: 'traineeWeeksMoved',
    description: 'La même, chaque session comptant ses stagiaires.',
  })
  movedTraineeWeeks!: number;
}

@ObjectType('SessionDifference', {
  description: 'Session que les deux plans ne font pas commencer le même jour.',
})
export class SessionDifferenceType {
  @Field(() => String, { name: 'sessionReference', description: 'Numéro de la session.' })
  session!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Début dans le premier plan ; absent s’il ne la place pas.',
  })
  first!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Début dans le second plan ; absent s’il ne la place pas.',
  })
  second!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Jours de retard (+) ou d’avance (-) du second sur le premier ; absent si l’un ne la place pas.',
  })
  days!: number | null;
}

@ObjectType('ScenarioComparison', { description: 'Deux scénarios côte à côte.' })
export class ScenarioComparisonType {
  @Field(() => ComparedScenarioType, { description: 'Le premier.' })
  first!: ComparedScenario;

  @Field(() => ComparedScenarioType, { description: 'Le second.' })
  second!: ComparedScenario;

  // Not paged: a comparison is read whole, and a campaign has some hundred sessions.
  @Field(() => [SessionDifferenceType], { description: 'Sessions qui commencent un autre jour, par numéro.' })
  differences!: SessionDifference[];
}

@ObjectType('CompareScenariosPayload', { description: 'Réponse à une comparaison.' })
export class CompareScenariosPayload {
  @Field(() => ScenarioComparisonType, {
    nullable: true,
    description: "La comparaison ; absente s'il y a un problème.",
  })
  comparison!: object | null;

  @Field(() => [ProblemType], { description: 'Ce qui empêche de comparer.' })
  problems!: ProblemType[];
}
