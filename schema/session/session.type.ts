import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { PoecSession } from '../../src/entities/index.ts';
import { connectionOf } from '../pagination/connection.ts';
import { ProvenanceEnum } from '../provenance.ts';
import { CommuneCodeScalar, DateScalar, DepartementCodeScalar, MoneyScalar } from '../scalars.ts';
import { describedEnum } from '../vocabulary.ts';

export const SessionStateEnum = describedEnum<PoecSession['state']>(
  'SessionState',
  'Où en est une session.',
  {
    SUBMITTED: 'Déposée : la fiche attend l’avis de la Région et la décision de France Travail.',
    VALIDATED: 'Validée par la Région et France Travail.',
    ENGAGED: "Engagée : l'argent l'est, la date est un fait que le plan garde.",
    STARTED: 'Démarrée : les stagiaires y sont, la date est un fait que le plan garde.',
    ABANDONED: 'Abandonnée : hors de tout plan, `abandonReason` dit pourquoi.',
  },
);

/** A session, as the contract shows it. */
@ObjectType('Session', { description: "Session d'un projet de POEC : ce à quoi un plan donne une date." })
export class SessionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Field(() => String, { description: 'Numéro de session : `NOR-2022-S001`.' })
  reference!: string;

  @Field(() => DepartementCodeScalar, {
    nullable: true,
    description: 'Département, ou rien si le lieu reste à décider.',
  })
  departement!: string | null;

  @Field(() => CommuneCodeScalar, { nullable: true, description: 'Code INSEE de la commune.' })
  communeCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Nom de la commune.' })
  communeName!: string | null;

  @Field(() => String, { nullable: true, description: "Zone d'emploi." })
  zone!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Stagiaires attendus (AIS), ou rien si le document ne le dit pas.',
  })
  places!: number | null;

  @Field(() => MoneyScalar, {
    name: 'cost',
    nullable: true,
    description: 'Coût engagé, ou rien si le document ne le dit pas.',
  })
  costCents!: number | null;

  @Field(() => Int, { nullable: true, description: 'Durée en heures.' })
  hours!: number | null;

  @Field(() => Float, { nullable: true, description: 'Rythme, en heures par semaine.' })
  weeklyHours!: number | null;

  @Field(() => String, {
    description:
      "Début souhaité, tel qu'il a été écrit : « 14/03/2022 », « second semestre 2024 », « à déterminer ».",
  })
  wishedStart!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Premier jour que ce souhait peut désigner.' })
  wishedFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Dernier jour que ce souhait peut désigner.' })
  wishedTo!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Début de la fenêtre convenue, ou rien si elle se déduit du souhait et de la nature.',
  })
  windowFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Fin de la fenêtre convenue.' })
  windowTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Dérogation au plafond de 400 heures, telle que son document la nomme ; rien sans dérogation.',
  })
  derogation!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Jour où l'organisme de formation est choisi, ou rien s'il l'est déjà.",
  })
  trainingBodyKnownOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Certification préparée : `RNCP35830`, `RS5054`.' })
  certification!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Premier jour où la certification est enregistrée, ou rien s'il n'est pas connu.",
  })
  certificationFrom!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Dernier jour où la certification est enregistrée, ou rien si elle n'a pas de fin connue.",
  })
  certificationUntil!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Jour où le Carif-Oref l’a publiée, si elle l’est.',
  })
  publishedOn!: string | null;

  @Field(() => SessionStateEnum, { description: 'Où elle en est.' })
  state!: PoecSession['state'];

  @Field(() => String, { nullable: true, description: "Pourquoi elle a été abandonnée, si elle l'a été." })
  abandonReason!: string | null;

  @Field(() => ProvenanceEnum, { description: "D'où vient la ligne." })
  provenance!: PoecSession['provenance'];

  @Field(() => String, { description: 'Document et ligne, ou façon dont la ligne a été reconstituée.' })
  source!: string;
}

export const SessionConnection = connectionOf(SessionType, 'Session', 'des sessions');
