import { defineVocabulary } from './vocabulary.ts';

/**
 * What an organisation of the conference may do. An organisation may have several roles, and has then the
 * rights of each.
 */
export type Role =
  | 'MEMBER'
  | 'OPCO'
  | 'REGION'
  | 'FRANCE_TRAVAIL'
  | 'CARIF_OREF'
  | 'PLANNER'
  | 'ADMINISTRATOR';

/** The roles, in the order of the table of rights: who reads, who writes fiches, who decides, who runs the place. */
export const roles = defineVocabulary<Role>('un rôle', {
  MEMBER: { label: 'membre de la conférence', variants: ['membre'] },
  OPCO: { label: 'OPCO' },
  REGION: { label: 'Région', variants: ['conseil régional'] },
  FRANCE_TRAVAIL: { label: 'France Travail', variants: ['Pôle emploi'] },
  CARIF_OREF: { label: 'Carif-Oref' },
  PLANNER: { label: 'programmateur', variants: ['programmatrice'] },
  ADMINISTRATOR: { label: 'administrateur', variants: ['administratrice', 'admin'] },
});
