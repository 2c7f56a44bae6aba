import { defineVocabulary } from './vocabulary.ts';

/** Kinds of territory. A région 28 and a département 28 are two territories. */
export type TerritoryKind = 'REGION' | 'DEPARTEMENT' | 'ZONE';

/** The kinds with their French labels, as `territoires.csv` writes them. */
export const territoryKinds = defineVocabulary<TerritoryKind>('un type de territoire', {
  REGION: { label: 'région' },
  DEPARTEMENT: { label: 'département' },
  ZONE: { label: 'zone', variants: ["zone d'emploi", 'bassin', "bassin d'emploi"] },
});
