/** `data/reference/territoires.csv`: the regions and départements of France, and the zones of Normandie. */

import { csvText } from './csv.ts';
import { inseeTable, zones } from './places.ts';
import { compare, slug } from './text.ts';

interface InseeTerritory {
  code: string;
  nom: string;
  region?: string;
  /** `metro`, `drom` or `com`: a collectivity overseas is in no region. */
  zone: string;
}

/** The table. Région and département codes carry their kind, because a région 28 is not a département 28. */
export function territoriesText(): string {
  const inRegions = (name: 'regions' | 'departements') =>
    inseeTable<InseeTerritory>(name)
      .filter(({ zone }) => zone !== 'com')
      .sort((a, b) => compare(a.code, b.code));
  return csvText(
    ['code', 'type', 'nom', 'parent'],
    [
      ...inRegions('regions').map(({ code, nom }) => ({
        code: `REG-${code}`,
        type: 'région',
        nom,
        parent: '',
      })),
      ...inRegions('departements').map(({ code, nom, region }) => ({
        code: `DEP-${code}`,
        type: 'département',
        nom,
        parent: `REG-${region}`,
      })),
      ...zones.map(({ name, departement }) => ({
        code: `ZONE-${slug(name)}`,
        type: 'zone',
        nom: name,
        parent: `DEP-${departement}`,
      })),
    ],
  );
}
