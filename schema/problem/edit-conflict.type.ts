/** What an editor is told when somebody else was faster. */

import { Field, Int, ObjectType } from 'type-graphql';
import type { ToldConflict } from '../../src/access/told-conflict.ts';
import { InstantScalar } from '../scalars.ts';
import { ProblemType } from './problem.type.ts';
import { shown } from './problems.ts';

@ObjectType('EditConflictProblem', {
  implements: ProblemType,
  description:
    "Code `CONFLICT` : ce que vous changez a changé depuis votre lecture, et rien n'a été enregistré. Relisez, refaites vos changements, renvoyez-les avec la version actuelle.",
})
export class EditConflictProblem extends ProblemType {
  @Field(() => Int, { description: 'Version que vous aviez lue.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'Version actuelle.' })
  currentVersion!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'Dernier changement.' })
  changedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Organisation qui l'a fait, si c'en est une et si vous voyez tout.",
  })
  organisation!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Pseudonyme du compte qui l'a fait : pour qui lit l'audit, ou si c'est le vôtre.",
  })
  account!: string | null;
}

/** The conflict as the contract shows it. */
export function conflictProblem(conflict: ToldConflict): EditConflictProblem {
  return Object.assign(new EditConflictProblem(), conflict, { value: shown(conflict.value) });
}
