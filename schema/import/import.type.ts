import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { FileKind } from '../../src/domain/file-kind.ts';
import type { ImportJob } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { InstantScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';
import { FileKindEnum } from './file-kind.ts';

export const ImportStateEnum = describedEnum<ImportJob['state']>('ImportState', 'Où en est un import.', {
  QUEUED: 'En attente de son tour : ceux d’une campagne se font dans l’ordre de leur réception.',
  RUNNING: 'En cours.',
  APPLIED: 'Enregistré : la base dit ce que dit le fichier.',
  CHECKED: 'Essayé : le fichier est bon, et rien n’a changé.',
  REFUSED: 'Refusé : `problems` dit où le fichier est à corriger, et rien n’a changé.',
  CANCELLED: 'Annulé avant d’avoir rien changé.',
  FAILED: 'En échec : `reason` dit pourquoi, et rien n’a changé.',
});

/** An import, as the contract shows it. */
@ObjectType('Import', {
  description:
    'Fichier envoyé. Il est rendu dès sa réception et importé ensuite, entier ou pas du tout : on le suit en le relisant, ou par `campaignChanges`.',
})
export class ImportType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => FileKindEnum, { description: 'Ce qu’il contient.' })
  kind!: FileKind;

  @Field(() => String, { description: 'Nom du fichier.' })
  fileName!: string;

  @Field(() => String, {
    description: 'Empreinte SHA-256 du fichier, qui n’est plus gardé une fois l’import terminé.',
  })
  sha256!: string;

  @Field(() => Boolean, { description: 'Est-ce un essai ?' })
  dryRun!: boolean;

  @Field(() => ImportStateEnum, { description: 'Où il en est.' })
  state!: ImportJob['state'];

  @Field(() => String, { nullable: true, description: 'Pourquoi il a échoué.' })
  reason!: string | null;

  @Field(() => Int, {
    description: 'Nombre de fois qu’un ouvrier l’a pris : plus d’une après une panne ou un arrêt.',
  })
  attempt!: number;

  @Field(() => Int, {
    description: 'Nombre de pannes qui l’ont interrompu ; à la troisième, il est en échec.',
  })
  crashes!: number;

  @Field(() => InstantScalar, { description: 'Réception.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'Premier début.' })
  startedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Fin.' })
  finishedAt!: Date | null;
}

export const ImportConnection = connectionOf(ImportType, 'Import', 'des imports');

@ObjectType('ImportSessionsPayload', { description: 'Réponse à la réception d’un fichier de fiches.' })
export class ImportSessionsPayload {
  @Field(() => ImportType, {
    nullable: true,
    description: "L'import, qui attend son tour ; absent si la demande n'a pas de sens.",
  })
  import!: object | null;

  @Field(() => [ProblemType], {
    description: "Ce qui empêche de recevoir le fichier. Ceux du fichier lui-même sont dans l'import.",
  })
  problems!: ProblemType[];
}

@ObjectType('ImportLimitsPayload', { description: 'Réponse à la réception d’un fichier de limites.' })
export class ImportLimitsPayload extends ImportSessionsPayload {}

@ObjectType('CancelImportPayload', { description: "Réponse à l'annulation d'un import." })
export class CancelImportPayload {
  @Field(() => ImportType, { nullable: true, description: "L'import, annulé." })
  import!: object | null;

  @Field(() => [ProblemType], { description: "Ce qui empêche de l'annuler." })
  problems!: ProblemType[];
}
