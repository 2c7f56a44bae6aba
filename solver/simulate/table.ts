/** The table of simulation parameters that documents and the API show: default, bounds, unit and reason of each. */

import { NO_UNIT, type ParameterReason } from '../parameters/reasons/reason.ts';
import { type ParameterRow, valueAt } from '../parameters/table.ts';
import { defaultSimulationParameters } from './defaults.ts';
import schema from './simulation-parameters.schema.json' with { type: 'json' };

/** One parameter of a simulation as people are told about it. */
export interface SimulationParameterRow extends ParameterRow {
  /** Both included, as `simulation-parameters.schema.json` has them. */
  bounds: { least: number; most: number };
}

const OF_THOSE_NOT_ABANDONED = 'part des sessions non abandonnées';

const REASONS: readonly ParameterReason[] = [
  {
    path: '/seed',
    unit: NO_UNIT,
    reason:
      'Fixe tout tirage : la même graine redonne la même simulation, et deux plans qu’elle éprouve vivent les mêmes aléas.',
  },
  {
    path: '/draws',
    unit: 'tirages',
    reason:
      'Mille vies du plan : un quantile à 10 % repose sur cent d’entre elles, et la moyenne des entrées d’une région-année (1 592 en Normandie) ne bouge que d’une ou deux d’une graine à l’autre.',
  },
  {
    path: '/slipShare/STRUCTURAL',
    unit: OF_THOSE_NOT_ABANDONED,
    reason:
      'Aucun document ne chiffre combien de sessions glissent ; les minutes disent seulement que cela arrive (002:L563-573). Une sur cinq est une hypothèse, à remplacer par ce que la région observe.',
  },
  {
    path: '/slipShare/CONJUNCTURAL',
    unit: OF_THOSE_NOT_ABANDONED,
    reason:
      'La même hypothèse pour toutes les natures : rien dans les documents ne dit laquelle glisse le plus.',
  },
  {
    path: '/slipShare/INNOVATIVE',
    unit: OF_THOSE_NOT_ABANDONED,
    reason:
      'La même hypothèse pour toutes les natures : rien dans les documents ne dit laquelle glisse le plus.',
  },
  {
    path: '/slipWeeks/least',
    unit: 'semaines',
    reason:
      'Une action prévue en mars ouvre deux à trois mois plus tard, faute de candidats (002:L563-573) : deux mois au moins.',
  },
  {
    path: '/slipWeeks/most',
    unit: 'semaines',
    reason: 'Trois mois au plus, pour la même raison (002:L563-573).',
  },
  {
    path: '/abandonShare',
    unit: 'part des sessions',
    reason:
      '22 sur 209 : des projets validés en 2021, 187 ont été engagés (002:L221-225) ; l’abandon faute de candidats revient chaque année (002:L715-725).',
  },
];

/** Every parameter of a simulation, in the order of `SimulationParameters`. */
export const SIMULATION_TABLE: readonly SimulationParameterRow[] = REASONS.map((row) => ({
  ...row,
  defaultValue: valueAt(defaultSimulationParameters(), row.path),
  bounds: boundsAt(row.path),
}));

function boundsAt(path: string): SimulationParameterRow['bounds'] {
  const node = valueAt(schema, path.replaceAll('/', '/properties/')) as { minimum: number; maximum: number };
  return { least: node.minimum, most: node.maximum };
}
