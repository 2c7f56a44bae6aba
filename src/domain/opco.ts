import { defineVocabulary } from './vocabulary.ts';

/** The 11 skills operators agreed since 1 April 2019; our codes, used in data, entities and plans. */
export type OpcoCode =
  | 'AFDAS'
  | 'AKTO'
  | 'ATLAS'
  | 'CONSTRUCTYS'
  | 'LOPCOMMERCE'
  | 'OCAPIAT'
  | 'OPCO_2I'
  | 'OPCO_EP'
  | 'OPCO_MOBILITES'
  | 'OPCO_SANTE'
  | 'UNIFORMATION';

/** The 11 OPCO, their names, and the names by which the minutes and the fiches call them (002:L213-219, L489-745). */
export const opcos = defineVocabulary<OpcoCode>('un des 11 OPCO', {
  AFDAS: { label: 'AFDAS', variants: ['Opco Afdas', 'Opco Culture'] },
  AKTO: { label: 'AKTO', variants: ['Opco Akto', 'Akto Réseau Fafih', 'Akto réseau FAF.TT'] },
  ATLAS: { label: 'ATLAS', variants: ['Opco Atlas', 'Atlas soutenir les compétences'] },
  CONSTRUCTYS: {
    label: 'Constructys',
    variants: ['Opco Constructys', 'Opco Construction', 'Opco de la construction'],
  },
  LOPCOMMERCE: {
    label: "L'Opcommerce",
    variants: ['Opcommerce', 'Commerce', 'Opco Commerce', 'Opco Opcommerce'],
  },
  OCAPIAT: { label: 'OCAPIAT', variants: ['Opco Ocapiat'] },
  OPCO_2I: { label: 'OPCO 2i', variants: ['2i', 'Opco2i', 'Opco inter-industriel', 'Opco interindustriel'] },
  OPCO_EP: { label: 'OPCO EP', variants: ['EP', 'OpcoEP', 'Opco des entreprises de proximité'] },
  OPCO_MOBILITES: { label: 'OPCO Mobilités', variants: ['Mobilités', 'Opco Mobilité', 'Mobilité'] },
  OPCO_SANTE: { label: 'OPCO Santé', variants: ['Santé', 'OpcoSanté'] },
  UNIFORMATION: {
    label: 'Uniformation',
    variants: ['Opco Uniformation', 'Opco Cohésion sociale', 'Uniformation Cohésion sociale'],
  },
});
