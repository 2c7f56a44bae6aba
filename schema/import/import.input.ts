import { ArgsType, Extensions, Field, ID, InputType } from 'type-graphql';
import type { LimitKind } from '../../src/domain/file-kind.ts';
import type { ImportJob } from '../../src/entities/index.ts';
import type { ImportFilter, ImportOrderField } from '../../src/listing/imports.ts';
import { LONG_TEXT } from '../guard/long-text.ts';
import { orderInputOf } from '../pagination/order.input.ts';
import { PageArgs } from '../pagination/page.args.ts';
import { LimitKindEnum } from './file-kind.ts';
import { ImportStateEnum } from './import.type.ts';

/**
 * The content of a file, in one of two ways. Stated anew by an input that extends another one: TypeGraphQL gives it the
 * fields of its parent without what they carry, and its files would be held to the length of any text.
 */
const Content =
  (description: string): PropertyDecorator =>
  (target, field) => {
    Extensions({ [LONG_TEXT]: true })(target, field);
    Field(() => String, { nullable: true, description })(target, field);
  };

const CSV = 'Texte CSV. Exclut `base64`.';
const BASE64 =
  'Octets du fichier en base 64, quelle que soit son écriture (UTF-8, Windows-1252). Exclut `csv`.';

@InputType('ImportSessionsInput', { description: 'Fichier de fiches à importer dans une campagne.' })
export class ImportSessionsInput {
  @Field(() => String, { description: 'Campagne, par son nom court.' })
  campaign!: string;

  @Field(() => String, { defaultValue: 'fiches.csv', description: 'Nom du fichier, pour les messages.' })
  fileName!: string;

  @Content(CSV)
  csv?: string | null;

  @Content(BASE64)
  base64?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Vrai : dit tout ce que le fichier changerait, et ne change rien.',
  })
  dryRun!: boolean;

  @Field(() => ID, {
    nullable: true,
    description:
      "Essai du même fichier (`dryRun`) dont vous avez lu le rapport : il est importé s'il fait encore exactement cela, et sinon refusé entier (`CONFLICT`), parce que quelqu'un a changé la campagne entre-temps.",
  })
  asChecked?: string | null;
}

@InputType('ImportLimitsInput', {
  description: 'Fichier de plafonds, de viviers ou de capacités à importer dans une campagne.',
})
export class ImportLimitsInput extends ImportSessionsInput {
  @Field(() => LimitKindEnum, { description: 'Ce qu’il contient.' })
  kind!: LimitKind;

  @Content(CSV)
  declare csv?: string | null;

  @Content(BASE64)
  declare base64?: string | null;

  @Field(() => String, { defaultValue: 'limites.csv', description: 'Nom du fichier, pour les messages.' })
  declare fileName: string;
}

@InputType('ImportFilter', { description: 'Critères sur les imports ; tous doivent être remplis.' })
export class ImportFilterInput implements ImportFilter {
  @Field(() => String, { nullable: true, description: 'Nom court de la campagne.' })
  campaign?: string | null;

  @Field(() => [ImportStateEnum], { nullable: true, description: "L'un de ces états." })
  states?: ImportJob['state'][] | null;
}

export const ImportOrderInput = orderInputOf<ImportOrderField>('Import', 'des imports', {
  CREATED_AT: "Par réception ; le plus récent d'abord si rien n'est demandé.",
});

@ArgsType()
export class ImportListArgs extends PageArgs {
  @Field(() => ImportFilterInput, { nullable: true, description: 'Critères.' })
  filter?: ImportFilterInput | null;

  @Field(() => ImportOrderInput, { nullable: true, description: 'Tri.' })
  order?: InstanceType<typeof ImportOrderInput> | null;
}
