/** Where sessions take place: communes of Normandie by employment zone, with their INSEE codes. */

import { readFileSync } from 'node:fs';
import type { Random } from './random.ts';
import { slug } from './text.ts';

const PACKAGE = new URL('../../node_modules/@etalab/decoupage-administratif/data/', import.meta.url);
const NORMANDIE = '28';

/** A table of the INSEE geography, as `@etalab/decoupage-administratif` ships it. */
export function inseeTable<Row>(name: 'communes' | 'departements' | 'regions'): Row[] {
  return JSON.parse(readFileSync(new URL(`${name}.json`, PACKAGE), 'utf8')) as Row[];
}

/** An employment zone named by its main town. */
export interface Zone {
  name: string;
  departement: string;
  /** Inhabitants, thousands, rounded: how likely a session is to be there. */
  weight: number;
  /** Towns where sessions are held, the main one first. */
  towns: readonly string[];
  /** Towns that have an agency, by hypothesis. */
  agencies: readonly string[];
}

const zone = (
  name: string,
  departement: string,
  weight: number,
  otherTowns: readonly string[] = [],
  otherAgencies: readonly string[] = [],
): Zone => ({
  name,
  departement,
  weight,
  towns: [name, ...otherTowns],
  agencies: [name, ...otherAgencies],
});

/** The zones, by département. Towns are attached to the zone of the main town they work with; no official list of zones is copied. */
export const zones: readonly Zone[] = [
  zone('Caen', '14', 386, ['Hérouville-Saint-Clair', 'Mondeville', 'Ifs'], ['Hérouville-Saint-Clair']),
  zone('Lisieux', '14', 138, ["Pont-l'Évêque", 'Honfleur']),
  zone('Bayeux', '14', 78),
  zone('Vire Normandie', '14', 54, ['Condé-en-Normandie']),
  zone('Falaise', '14', 52),
  zone('Évreux', '27', 212, ['Conches-en-Ouche', "Verneuil d'Avre et d'Iton"]),
  zone('Vernon', '27', 96, ['Gaillon', 'Les Andelys']),
  zone('Louviers', '27', 87, ['Val-de-Reuil']),
  zone('Pont-Audemer', '27', 80),
  zone('Bernay', '27', 73, ['Brionne']),
  zone('Gisors', '27', 54, ['Étrépagny']),
  zone('Cherbourg-en-Cotentin', '50', 179, ['Valognes', 'La Hague']),
  zone('Saint-Lô', '50', 175, ['Carentan-les-Marais', 'Coutances'], ['Coutances']),
  zone('Granville', '50', 143, ['Avranches', 'Saint-Hilaire-du-Harcouët'], ['Avranches']),
  zone('Flers', '61', 89, ['La Ferté Macé']),
  zone("L'Aigle", '61', 78, ['Mortagne-au-Perche']),
  zone('Alençon', '61', 66, ['Sées']),
  zone('Argentan', '61', 42, ['Vimoutiers']),
  zone(
    'Rouen',
    '76',
    476,
    ['Sotteville-lès-Rouen', 'Le Petit-Quevilly', 'Saint-Étienne-du-Rouvray'],
    ['Sotteville-lès-Rouen'],
  ),
  zone('Le Havre', '76', 251, ['Montivilliers', "Gonfreville-l'Orcher", 'Harfleur'], ['Montivilliers']),
  zone('Dieppe', '76', 127),
  zone('Barentin', '76', 110, ['Yvetot']),
  zone('Bolbec', '76', 71, ['Lillebonne']),
  zone('Fécamp', '76', 69),
  zone('Elbeuf', '76', 55, ['Cléon']),
];

/** Where a session is held. */
export interface Place {
  zone: Zone;
  commune: string;
  communeCode: string;
  /** Reference of the agency that recruits for it. */
  agency: string;
}

interface InseeCommune {
  code: string;
  nom: string;
  departement?: string;
  region?: string;
  type: string;
}

/** Reference of an agency: its town in capitals, without accents. */
export function agencyReference(town: string): string {
  return `AG-${slug(town)}`;
}

/** Draws places, in some zones or (null) any, as populous zones are likelier. Throws when a town is not a commune of its département. */
export function placeDrawer(random: Random): (among: readonly string[] | null) => Place {
  const codes = new Map(
    inseeTable<InseeCommune>('communes')
      .filter(({ region, type }) => region === NORMANDIE && type === 'commune-actuelle')
      .map(({ departement, nom, code }) => [`${departement}/${nom}`, code]),
  );
  return (among) => {
    const open = zones.filter(({ name }) => among === null || among.includes(name));
    const drawn = random.pickWeighted(open, ({ weight }) => weight);
    // Half of the sessions are in the main town, the others around it.
    const town = random.chance(0.5) ? drawn.name : random.pick(drawn.towns);
    const code = codes.get(`${drawn.departement}/${town}`);
    if (code === undefined) throw new Error(`${town} is not a commune of département ${drawn.departement}`);
    const near = drawn.agencies.includes(town) ? town : random.pick(drawn.agencies);
    return { zone: drawn, commune: town, communeCode: code, agency: agencyReference(near) };
  };
}
