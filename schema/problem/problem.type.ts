/** Business problems: what a person has to correct. They are answers, not errors. */

import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { describedEnum } from '../vocabulary.ts';

/** What every problem says. */
@InterfaceType('Problem', {
  description: 'Problème à corriger : une demande qui en a un ne change rien, et tous sont dits ensemble.',
})
export abstract class ProblemType {
  @Field(() => String, { description: 'Code stable, pour les programmes.' })
  code!: string;

  @Field(() => String, {
    description: "Phrase complète : ce qui a été trouvé, ce qui était attendu, ce qu'il faut faire.",
  })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Où, dans les arguments (`/input/choices/grid`) ou dans les données de la campagne (`/sessions/12/window`).',
  })
  path!: string | null;

  @Field(() => String, { nullable: true, description: "Valeur trouvée, en JSON abrégé, s'il y en a une." })
  value!: string | null;
}

/** Something named that does not exist. */
@ObjectType('NotFoundProblem', {
  implements: ProblemType,
  description: "Rien ne porte cet identifiant, qu'il ait ou non la forme d'un identifiant.",
})
export class NotFoundProblem extends ProblemType {}

/** Choices that cannot be used. */
@ObjectType('InvalidParametersProblem', {
  implements: ProblemType,
  description: 'Un réglage du scénario ou du calcul, ou une valeur de la demande, ne peut pas être utilisé.',
})
export class InvalidParametersProblem extends ProblemType {}

/** Data of the campaign that contradict themselves. */
@ObjectType('InvalidInstanceProblem', {
  implements: ProblemType,
  description:
    'Les données de la campagne se contredisent, ou il n’y a rien à programmer : aucun calcul n’a de sens.',
})
export class InvalidInstanceProblem extends ProblemType {}

/** What is over cannot be cancelled. */
@ObjectType('NotCancellableProblem', {
  implements: ProblemType,
  description: 'Ce que l’on veut annuler est déjà terminé.',
})
export class NotCancellableProblem extends ProblemType {}

/** No plan to look at yet. */
@ObjectType('PlanMissingProblem', {
  implements: ProblemType,
  description: "Il n'y a pas encore de plan : il faut lancer un calcul, ou attendre sa fin.",
})
export class PlanMissingProblem extends ProblemType {}

/** What is asked does not go with how far the thing has come. */
@ObjectType('WrongStateProblem', {
  implements: ProblemType,
  description: "L'état de la session ou de la fiche ne le permet pas ; `value` dit cet état.",
})
export class WrongStateProblem extends ProblemType {}

/** What was read is not what is any more. */
@ObjectType('OutdatedProblem', {
  implements: ProblemType,
  description:
    "Ce que vous aviez lu n'est plus ce qui est, et rien n'a été enregistré : relisez, puis redites-le si c'est encore votre avis.",
})
export class OutdatedProblem extends ProblemType {}

/** Two things that cannot go together. */
@ObjectType('ConflictProblem', {
  implements: ProblemType,
  description: 'Deux choses de la demande ne vont pas ensemble.',
})
export class ConflictProblem extends ProblemType {}

export const SeverityEnum = describedEnum<'ERROR' | 'WARNING'>(
  'Severity',
  "Gravité d'un problème de fichier.",
  {
    ERROR: "Le fichier entier n'est pas importé.",
    WARNING: "C'est dit, et le fichier est importé.",
  },
);

/** A problem of an imported file. */
@ObjectType('ImportProblem', {
  implements: ProblemType,
  description: 'Problème dans un fichier importé : où il est, ce qui a été lu, ce qui était attendu.',
})
export class ImportProblemType extends ProblemType {
  @Field(() => SeverityEnum, { description: 'Gravité.' })
  severity!: 'ERROR' | 'WARNING';

  @Field(() => String, { description: 'Nom du fichier.' })
  file!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Ligne du fichier, à partir de 1 ; absente si tout le fichier est visé.',
  })
  line!: number | null;

  @Field(() => String, { nullable: true, description: "En-tête de la colonne, tel que le fichier l'écrit." })
  column!: string | null;

  @Field(() => String, { description: 'Ce qui était attendu et ce qu’il faut faire.' })
  expected!: string;
}
