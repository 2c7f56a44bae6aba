/** Whom a rule of the hand is about, between the words of the contract and those of the solver. */

import type { Filter, Which } from '../../solver/index.ts';
import type { SessionSelectionInput } from './hand.input.ts';
import type { HandFilterType, SessionSelectionType } from './hand.type.ts';

/** Names of the criteria: the solver's, then the contract's. */
const CRITERIA = {
  opco: 'opcos',
  branch: 'branches',
  departement: 'departements',
  region: 'regions',
  agency: 'agencies',
  zone: 'zones',
  rome: 'jobs',
  nature: 'natures',
  envelope: 'envelopes',
  quarter: 'quarters',
  except: 'except',
} as const satisfies Record<keyof Filter, keyof HandFilterType>;
const PROPERTIES = Object.keys(CRITERIA) as (keyof Filter)[];

/** Is a selection given in exactly one way? */
export function isOneSelection({ sessions, filter }: SessionSelectionInput): boolean {
  return (sessions == null) !== (filter == null);
}

/** The sessions that an input means, as the solver is told. */
export function whichOf({ sessions, filter }: SessionSelectionInput): Which {
  if (filter == null) return sessions ?? [];
  return Object.fromEntries(
    PROPERTIES.flatMap((property) => {
      const values = filter[CRITERIA[property]];
      return values == null ? [] : [[property, values]];
    }),
  );
}

/** The sessions that the solver is told, as the contract shows them. */
export function showSelection(which: Which): SessionSelectionType {
  if (typeof which === 'string') return { sessions: [which], filter: null };
  if (Array.isArray(which)) return { sessions: which, filter: null };
  const filter = Object.fromEntries(
    PROPERTIES.map((property) => [CRITERIA[property], which[property] ?? null]),
  ) as unknown as HandFilterType;
  return { sessions: null, filter };
}

/** A path in a `Which` of the solver as a path in the input: `/opco/1` is `/filter/opcos/1`, `/0` is `/sessions/0`. */
export function selectionPath(path: string, { filter }: SessionSelectionInput): string {
  if (filter == null) return `/sessions${path}`;
  const [, property, ...rest] = path.split('/');
  const criterion = property === undefined ? [] : [CRITERIA[property as keyof Filter] ?? property];
  return ['/filter', ...criterion, ...rest].join('/');
}
