/** What an editor is told of a conflict: as much of the audit as they may see. */

import type { AuditOrigin } from '../domain/audit.ts';
import { instantText } from '../domain/date-text.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Problem } from '../scenarios/problem.ts';
import type { EditConflict } from './edit.ts';
import { accessOf } from './rules.ts';
import { sightOf } from './sight.ts';

/** A conflict, for one editor. */
export interface ToldConflict extends Problem {
  expectedVersion: number;
  currentVersion: number;
  changedAt: Date | null;
  /** Organisation that changed it; null for one that sees a part only, and for a change that is nobody's. */
  organisation: string | null;
  /** Pseudonym: told to who reads the audit, and to its own account. */
  account: string | null;
}

/** Who changed it where no organisation did. */
const BY_ORIGIN: Readonly<Record<AuditOrigin, string>> = {
  LOCAL: 'cette machine',
  TOKEN: 'une autre organisation',
  SESSION: 'une autre organisation',
  COMMAND: 'une commande de Métronome',
  SYSTEM: 'Métronome',
  DATABASE: 'un autre programme, dans la base',
};

/** The conflict for an editor. `thing` names what was edited: « Le scénario ». */
export function tellConflict(
  { name, expectedVersion, currentVersion, latest }: EditConflict,
  viewer: Viewer,
  thing: string,
): ToldConflict {
  const seesWho = sightOf(viewer).whole;
  const isTheirs = latest?.account === viewer.account && latest.origin === viewer.kind;
  const organisation = seesWho ? (latest?.organisation ?? null) : null;
  const seesAccount = isTheirs || accessOf(viewer, 'Query.auditEntries') !== 'NO';
  return {
    code: 'CONFLICT',
    path: '/input/expectedVersion',
    value: expectedVersion,
    message:
      `${thing} « ${name} » a changé depuis votre lecture : la version est ${currentVersion}, la vôtre était ${expectedVersion}. ` +
      (latest === null ? '' : latestChange(latest, isTheirs, organisation)) +
      `Rien n’a été enregistré : relisez, refaites vos changements et renvoyez-les avec expectedVersion: ${currentVersion}.`,
    expectedVersion,
    currentVersion,
    changedAt: latest?.at ?? null,
    organisation,
    account: seesAccount ? (latest?.account ?? null) : null,
  };
}

function latestChange(
  { at, origin }: NonNullable<EditConflict['latest']>,
  isTheirs: boolean,
  organisation: string | null,
): string {
  // In local mode everybody has the same account.
  const who = isTheirs && origin !== 'LOCAL' ? 'votre propre compte' : (organisation ?? BY_ORIGIN[origin]);
  return `Dernier changement par ${who}, le ${instantText(at)}. `;
}
