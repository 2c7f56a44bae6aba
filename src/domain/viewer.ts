/** Who asks: never a person, always an organisation and what it may do. */

import type { RegionCode } from './codes.ts';
import type { OpcoCode } from './opco.ts';
import { type Role, roles } from './role.ts';

/** The organisation that somebody speaks for. */
export interface ViewerOrganisation {
  id: string;
  name: string;
  /** The OPCO that it is, which says what fiches are its own; null for any other organisation. */
  opco: OpcoCode | null;
  /** The regions whose campaigns it sees; null for all of them. */
  regions: readonly RegionCode[] | null;
}

/** Who asks, as every rule sees it. */
export interface Viewer {
  /** How it was recognised: on this machine without a provider, by a token, or by signing in. */
  kind: 'LOCAL' | 'TOKEN' | 'SESSION';
  /** Pseudonym of the account, for the audit: it names nobody. */
  account: string;
  /** Null in local mode, where there is no organisation to tell apart. */
  organisation: ViewerOrganisation | null;
  roles: readonly Role[];
}

/** Whoever sits at this machine, where nothing else may reach the server: the whole conference at once. */
export const LOCAL_VIEWER: Viewer = {
  kind: 'LOCAL',
  account: 'local',
  organisation: null,
  roles: roles.codes,
};

/** The viewer in a few words: « Région Normandie (Région, programmateur) ». */
export function describeViewer({ organisation, roles: held }: Viewer): string {
  const named = held.map((role) => roles.label(role)).join(', ');
  return `${organisation?.name ?? 'cette machine'} (${named === '' ? 'aucun rôle' : named})`;
}
