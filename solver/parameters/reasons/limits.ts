/** Unit and reason of the parameters that limit a plan: lead times, caps, spacing, reserve, and what a change costs. */

import { NO_UNIT, type ParameterReason } from './reason.ts';

/** One row per parameter, in the order of `Parameters`. */
export const LIMITS: readonly ParameterReason[] = [
  {
    path: '/delays/preparationWeeks',
    unit: 'semaines',
    reason:
      "Organisme choisi fin mai ou début juin pour un début en septembre (002:L617) : l'été déduit, deux mois.",
  },
  {
    path: '/delays/sourcingWeeks',
    unit: 'semaines',
    reason:
      'Une publication tardive empêche de tenir les informations collectives (002:L1091) : un mois entre la décision et le début.',
  },
  {
    path: '/delays/opinionWeeks',
    unit: 'semaines',
    reason:
      "Les documents ne chiffrent pas l'avis de la Région ; trois semaines, à régler d'après les délais observés.",
  },
  {
    path: '/delays/validationWeeks',
    unit: 'semaines',
    reason:
      "La validation suit l'avis ; le report demandé pour une échéance trop courte est de quinze jours (002:L1051).",
  },
  {
    path: '/hoursCap',
    unit: 'heures par stagiaire',
    reason: 'Une POEC dure 400 heures au plus, sauf dérogation nationale ou régionale (002:L33-67).',
  },
  {
    path: '/agencyLoad/mode',
    unit: NO_UNIT,
    reason:
      "Aucun document ne donne le plafond des agences : rien n'est jugé tant que la région ne le dit pas.",
  },
  {
    path: '/agencyLoad/launchWeeks',
    unit: 'semaines',
    reason:
      'Les informations collectives et le recrutement occupent une agence la semaine du début et la précédente (002:L661).',
  },
  {
    path: '/opcoLoad/mode',
    unit: NO_UNIT,
    reason:
      "Le lissage est limité par les moyens humains (002:L715), que les documents ne chiffrent pas : rien n'est jugé d'abord.",
  },
  {
    path: '/candidatePool/mode',
    unit: NO_UNIT,
    reason:
      "Les viviers ne sont pas chiffrés dans les documents : rien n'est jugé tant qu'ils sont inconnus.",
  },
  {
    path: '/spacing/projectWeeks',
    unit: 'semaines entre deux débuts',
    reason:
      "Aucun espacement n'est demandé d'abord ; un projet qui recrute au même endroit peut en vouloir un.",
  },
  {
    path: '/spacing/jobZoneWeeks',
    unit: 'semaines entre deux débuts',
    reason: "Aucun espacement n'est demandé d'abord ; un métier qui manque de candidats peut en vouloir un.",
  },
  {
    path: '/unforeseenReserve/share',
    unit: 'part de la capacité du trimestre',
    reason:
      "Garder de la souplesse est demandé (002:L597) mais pas chiffré : toute la capacité est d'abord utilisable.",
  },
  {
    path: '/stability/perMove',
    unit: 'par session déplacée ou retirée',
    reason: "Prévenir à nouveau tout le monde coûte plus que la longueur du report : dix semaines d'un coup.",
  },
  {
    path: '/stability/perWeek',
    unit: 'par session et par semaine de report',
    reason: "L'unité : une session publiée qui glisse d'une semaine de plus.",
  },
  {
    path: '/stability/announcedFactor',
    unit: 'facteur',
    reason: 'Une session annoncée aux candidats et aux entreprises coûte trois fois plus à déplacer.',
  },
];
