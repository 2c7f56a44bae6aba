import { Extensions, Field, InputType, Int, ObjectType } from 'type-graphql';
import { LONG_TEXT } from '../guard/long-text.ts';
import { ProblemType } from '../problem/problem.type.ts';
import { describedEnum } from '../vocabulary.ts';

export const EncodingEnum = describedEnum<'UTF_8' | 'UTF_16' | 'WINDOWS_1252'>(
  'Encoding',
  'Écriture d’un fichier.',
  {
    UTF_8: 'UTF-8.',
    UTF_16: 'UTF-16.',
    WINDOWS_1252: 'Windows-1252, celle des tableurs français.',
  },
);

@InputType('ImportSessionsInput', { description: 'Fichier de fiches à importer dans une campagne.' })
export class ImportSessionsInput {
  @Field(() => String, { description: 'Campagne, par son nom court.' })
  campaign!: string;

  @Field(() => String, { defaultValue: 'fiches.csv', description: 'Nom du fichier, pour les messages.' })
  fileName!: string;

  @Extensions({ [LONG_TEXT]: true })
  @Field(() => String, { nullable: true, description: 'Texte CSV. Exclut `base64`.' })
  csv?: string | null;

  @Extensions({ [LONG_TEXT]: true })
  @Field(() => String, {
    nullable: true,
    description:
      'Octets du fichier en base 64, quelle que soit son écriture (UTF-8, Windows-1252). Exclut `csv`.',
  })
  base64?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Vrai : dit tout ce que le fichier changerait, et ne change rien.',
  })
  dryRun!: boolean;
}

@ObjectType('FieldChange', { description: 'Champ qui change, avec sa valeur avant et après, en JSON.' })
export class FieldChangeType {
  @Field(() => String, { description: 'Champ.' })
  property!: string;

  @Field(() => String, { description: 'Avant.' })
  before!: string;

  @Field(() => String, { description: 'Après.' })
  after!: string;
}

@ObjectType('UpdatedRow', { description: "Ligne qu'un fichier met à jour." })
export class UpdatedRowType {
  @Field(() => String, { description: 'Référence.' })
  reference!: string;

  @Field(() => [FieldChangeType], { description: 'Ce qui change.' })
  changes!: FieldChangeType[];
}

@ObjectType('ImportedRows', { description: 'Sort de chaque ligne importée.' })
export class ImportedRowsType {
  @Field(() => [String], { description: 'Références créées.' })
  created!: string[];

  @Field(() => [UpdatedRowType], { description: 'Lignes mises à jour.' })
  updated!: UpdatedRowType[];

  @Field(() => Int, { description: 'Nombre de lignes déjà ainsi.' })
  unchanged!: number;
}

@ObjectType('ImportReport', { description: "Ce qu'un import a fait, ou ferait." })
export class ImportReportType {
  @Field(() => String, { description: 'Nom du fichier.' })
  file!: string;

  @Field(() => String, { description: 'Empreinte SHA-256 du fichier.' })
  sha256!: string;

  @Field(() => EncodingEnum, { description: 'Écriture reconnue.' })
  encoding!: string;

  @Field(() => Boolean, { description: 'Était-ce un essai ?' })
  dryRun!: boolean;

  @Field(() => Boolean, {
    description:
      'La base dit-elle maintenant ce que dit le fichier ? Faux après un essai, et quand le fichier est refusé.',
  })
  applied!: boolean;

  @Field(() => ImportedRowsType, { description: 'Projets.' })
  projects!: ImportedRowsType;

  @Field(() => ImportedRowsType, { description: 'Sessions.' })
  sessions!: ImportedRowsType;
}

@ObjectType('ImportSessionsPayload', { description: 'Réponse à un import de fiches.' })
export class ImportSessionsPayload {
  @Field(() => ImportReportType, {
    nullable: true,
    description: "Le compte rendu ; absent si la demande n'a pas de sens.",
  })
  report!: ImportReportType | null;

  @Field(() => [ProblemType], {
    description:
      'Tous les problèmes du fichier, par ligne. Un seul de gravité `ERROR` et le fichier entier est refusé.',
  })
  problems!: ProblemType[];
}
