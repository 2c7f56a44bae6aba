import { Field, Int, ObjectType } from 'type-graphql';
import type { ImportReport, ReportedRows } from '../../src/imports/durable/index.ts';
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

  @Field(() => Int, { description: 'Nombre de lignes créées.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Nombre de lignes mises à jour.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Nombre de lignes déjà ainsi.' })
  unchanged!: number;
}

@ObjectType('ImportReport', {
  description: "Ce qu'un import a fait, ou ferait s'il s'agit d'un essai ; rien pour un fichier refusé.",
})
export class ImportReportType {
  @Field(() => EncodingEnum, { description: 'Écriture reconnue.' })
  encoding!: string;

  @Field(() => ImportedRowsType, { description: 'Projets.' })
  projects!: ImportedRowsType;

  @Field(() => ImportedRowsType, { description: 'Sessions.' })
  sessions!: ImportedRowsType;

  @Field(() => ImportedRowsType, { description: 'Plafonds, viviers ou capacités.' })
  limits!: ImportedRowsType;
}

const ENCODINGS = { 'UTF-8': 'UTF_8', 'UTF-16': 'UTF_16', 'Windows-1252': 'WINDOWS_1252' } as const;

/** A report as the contract shows it. */
export function showReport({ encoding, projects, sessions, limits }: ImportReport): ImportReportType {
  return {
    encoding: ENCODINGS[encoding],
    projects: rows(projects),
    sessions: rows(sessions),
    limits: rows(limits),
  };
}

function rows({ created, updated, unchanged }: ReportedRows): ImportedRowsType {
  return {
    created,
    updated: updated.map(({ reference, changes }) => ({
      reference,
      changes: changes.map(({ property, before, after }) => ({
        property,
        before: JSON.stringify(before ?? null),
        after: JSON.stringify(after ?? null),
      })),
    })),
    createdCount: created.length,
    updatedCount: updated.length,
    unchanged,
  };
}
