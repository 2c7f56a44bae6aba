/** Whom a decision is about: ids and filters, read against the sessions of an instance. */

import { lineages } from '../instance/budget.ts';
import { problem } from '../instance/check/context.ts';
import { startDate } from '../instance/dates.ts';
import { monthOf, quarterOfMonth } from '../instance/iso-date.ts';
import type { Instance, Session } from '../instance/types.ts';
import type { Problem } from '../solution/types.ts';
import type { Filter, Which } from './types.ts';

/** Sessions found, by their position in `instance.sessions`, ascending. */
export interface Found {
  sessions: number[];
  /** True when they were named one by one, false when a filter found them. */
  named: boolean;
  problems: Problem[];
}

/** Finds the sessions of an instance that a planner means. */
export type Finder = (which: Which, path: string) => Found;

type Property = Exclude<keyof Filter, 'except'>;

/** What a session has for each property of a filter: it matches any of these. */
type Traits = Record<Property, readonly string[]>;

const PROPERTY_WORDS: Record<Property, string> = {
  opco: 'OPCO',
  branch: 'branche',
  departement: 'département',
  region: 'région',
  agency: 'agence',
  zone: 'zone',
  rome: 'code ROME ou famille',
  nature: 'nature',
  envelope: 'enveloppe',
  quarter: 'trimestre',
};
const PROPERTIES = Object.keys(PROPERTY_WORDS) as Property[];

/** Most values that a message lists: enough to see a typing mistake. */
const MOST_LISTED = 12;

/** Length of the prefix of a ROME code that names the job family (domaine professionnel). */
const FAMILY_LENGTH = 3;

/** Reads an instance once, then finds its sessions by id or by filter. */
export function finderOf(instance: Instance): Finder {
  const placeOf = new Map(instance.sessions.map(({ id }, s) => [id, s]));
  const lines = lineages(instance.envelopes);
  const traits = instance.sessions.map((session) => traitsOf(instance, session, lines));

  const named = (ids: readonly string[], path: (i: number) => string): Found => {
    const places = ids.map((id) => placeOf.get(id));
    const problems = ids.flatMap((id, i) => (places[i] === undefined ? [unknownSession(path(i), id)] : []));
    const sessions = [...new Set(places.filter((s) => s !== undefined))].sort((a, b) => a - b);
    return { sessions, named: true, problems };
  };
  const filtered = (filter: Filter, path: string): Found => {
    const stated = PROPERTIES.filter((property) => filter[property] !== undefined);
    const except = named(filter.except ?? [], (i) => `${path}/except/${i}`);
    const problems = [
      ...except.problems,
      ...stated.flatMap((property) => unknownValues(property, filter[property]!, traits, path)),
    ];
    const sessions = traits.flatMap((of, s) => {
      const matches = stated.every((property) => filter[property]!.some((v) => of[property].includes(v)));
      return matches && !except.sessions.includes(s) ? [s] : [];
    });
    if (problems.length === 0 && sessions.length === 0) {
      const message =
        "aucune session n'a tout cela à la fois. Attendu : un filtre qui en trouve. Retirer une condition, ou une exception.";
      problems.push(problem('FILTER_MATCHES_NOTHING', path, filter, message));
    }
    return { sessions, named: false, problems };
  };
  return (which, path) => {
    if (typeof which === 'string') return named([which], () => path);
    return Array.isArray(which) ? named(which, (i) => `${path}/${i}`) : filtered(which, path);
  };
}

function traitsOf(instance: Instance, session: Session, lines: Map<string, string[]>): Traits {
  const wished = startDate(instance, session, session.wishedWeek);
  return {
    opco: [session.opco],
    branch: known(session.branch),
    departement: known(session.departement),
    region: known(session.region ?? instance.regionCode),
    agency: known(session.agency),
    zone: known(session.zone),
    rome: [session.rome, session.rome.slice(0, FAMILY_LENGTH)],
    nature: [session.nature],
    envelope: lines.get(session.envelope)!,
    quarter: [quarterOfMonth(monthOf(wished))],
  };
}

function known(value: string | null | undefined): string[] {
  return value === null || value === undefined ? [] : [value];
}

/** A session that no instance has, or not this one. */
export function unknownSession(path: string, id: string): Problem {
  const message =
    "aucune session ne porte cet identifiant. Attendu : l'id d'une session de l'instance. Corriger l'identifiant ou le retirer.";
  return problem('SESSION_UNKNOWN', path, id, message);
}

/** A value that no session has is a typing mistake, even where the other values find some. */
function unknownValues(
  property: Property,
  values: readonly string[],
  traits: readonly Traits[],
  path: string,
): Problem[] {
  const known = [...new Set(traits.flatMap((of) => of[property]))].sort();
  const listed = known.slice(0, MOST_LISTED).join(', ') + (known.length > MOST_LISTED ? '…' : '');
  return values.flatMap((value, i) => {
    if (known.includes(value)) return [];
    const expected = known.length === 0 ? "aucune : l'instance n'en donne pas" : listed;
    const message = `aucune session n'a cette valeur (${PROPERTY_WORDS[property]}). Attendu : une de celles-ci : ${expected}. Corriger la valeur ou la retirer.`;
    return [problem('FILTER_VALUE_UNKNOWN', `${path}/${property}/${i}`, value, message)];
  });
}
