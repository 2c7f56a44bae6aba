import { Field, ObjectType } from 'type-graphql';
import type { Role } from '../../src/domain/role.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { RegionCodeScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const RoleEnum = describedEnum<Role>('Role', 'Ce que peut une organisation de la conférence.', {
  MEMBER: 'Membre de la conférence : lit ce qui est validé, et le commente.',
  OPCO: 'OPCO : dépose ses fiches, lit les siennes et ce qui est validé.',
  REGION: 'Région : lit tout, donne ses avis.',
  FRANCE_TRAVAIL: 'France Travail : lit tout, valide, tient ses agences.',
  CARIF_OREF: 'Carif-Oref : lit ce qui est validé, pour le publier.',
  PLANNER: 'Programmateur : lit tout, importe les fiches, mène scénarios et calculs.',
  ADMINISTRATOR: "Administrateur : lit tout, ouvre et ferme les accès, relit l'audit.",
});

export const ViewerKindEnum = describedEnum<Viewer['kind']>(
  'ViewerKind',
  'Façon dont un accès est reconnu.',
  {
    LOCAL: "Mode local : sans fournisseur d'identité, cette machine seule.",
    TOKEN: "Jeton d'API, pour une machine.",
    SESSION: "Connexion chez un fournisseur d'identité.",
  },
);

@ObjectType('Viewer', {
  description: 'Qui demande : une organisation et ce qu’elle peut, jamais une personne.',
})
export class ViewerType {
  @Field(() => ViewerKindEnum, { description: 'Comment il est reconnu.' })
  kind!: Viewer['kind'];

  @Field(() => String, { description: "Pseudonyme du compte, celui de l'audit ; il ne nomme personne." })
  account!: string;

  @Field(() => String, { nullable: true, description: 'Organisation, absente en mode local.' })
  organisationName!: string | null;

  @Field(() => String, { nullable: true, description: "L'OPCO qu'est cette organisation, si c'en est un." })
  opco!: string | null;

  @Field(() => [RegionCodeScalar], {
    nullable: true,
    description: 'Régions dont il voit les campagnes ; absent, toutes.',
  })
  regions!: readonly string[] | null;

  @Field(() => [RoleEnum], { description: 'Ses rôles ; ses droits sont ceux de tous ensemble.' })
  roles!: Role[];
}
