/** The files that faults interrupt the import of, and what must hold of them whatever happened. */

import type pg from 'pg';

/** Fiches of an import: all of them change together, so that half an import shows. */
const IMPORTED_SESSIONS = 60;

/** Campaign of the imports. */
export const IMPORTS = 'imports';

/** Hours that a version gives to each session. */
const hoursOf = (version: number): number => 100 + (version % 290);

/** A version of the fiches as it is sent; its name says which it is. */
export function fichesOf(version: number): { name: string; csv: string } {
  const header =
    'reference;projet;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite;alternance;etat;provenance;source';
  const rows = Array.from(
    { length: IMPORTED_SESSIONS },
    (_, n) =>
      `I${n};PI${n % 7};AKTO;Préparateur de commandes;N1103;structurante;14;9;48128,50;${hoursOf(version)};ENV;14/03/2022;non;déposée;reconstitué;version ${version}`,
  );
  return { name: `${version}.csv`, csv: `${[header, ...rows].join('\n')}\n` };
}

/** One line for each thing that does not hold of imports, of those that were acknowledged among others. */
export async function importViolations(
  client: pg.Client,
  acknowledged: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  const lost = await client.query(
    'SELECT id FROM unnest($1::uuid[]) AS id WHERE NOT EXISTS (SELECT 1 FROM import_job i WHERE i.id = id.id)',
    [acknowledged],
  );
  if (lost.rows.length > 0)
    found.push(`an import that was acknowledged is lost: ${JSON.stringify(lost.rows)}`);
  const odd = await client.query(
    `SELECT id, state, reason FROM import_job WHERE state IN ('CHECKED', 'REFUSED', 'CANCELLED') OR (state = 'FAILED' AND crashes < 3)`,
  );
  if (odd.rows.length > 0)
    found.push(`an import ended in a state that nothing explains: ${JSON.stringify(odd.rows)}`);
  // In one look: the last that is told applied, and what the fiches say.
  const { rows } = await client.query<{ applied: string | null; fiches: string | null }>(
    `SELECT (SELECT file_name FROM import_job WHERE state = 'APPLIED' ORDER BY created_at DESC, id DESC LIMIT 1) AS applied,
            (SELECT string_agg(hours || ' h x ' || rows, ', ') FROM (
               SELECT s.hours, count(*) AS rows FROM poec_session s JOIN campaign c ON c.id = s.campaign_id
                WHERE c.slug = $1 AND s.reference LIKE 'I%' GROUP BY s.hours) AS kinds) AS fiches`,
    [IMPORTS],
  );
  const { applied, fiches } = rows[0]!;
  const version = applied === null ? null : Number.parseInt(applied, 10);
  const expected = version === null ? null : `${hoursOf(version)} h x ${IMPORTED_SESSIONS}`;
  if (fiches !== expected) found.push(`half an import, or not the last: ${fiches}, expected ${expected}`);
  return found;
}
