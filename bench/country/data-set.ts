/** The country of the benchmark of scale as a data set: the same sessions, as fiches that a campaign imports. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cell, csvText } from '../../data/reconstruction/csv.ts';
import type { Instance, Session } from '../../solver/index.ts';
import { formatDate } from '../../src/domain/date-text.ts';
import { daysBetween } from '../../src/domain/dates.ts';
import { trancheKinds } from '../../src/domain/funding.ts';
import { frenchDecimalEuros } from '../../src/domain/money.ts';
import { natures } from '../../src/domain/nature.ts';

/** Slug of its campaign. */
export const COUNTRY = 'france-2022';

/** Hours of training in a week. */
const WEEKLY_HOURS = 35;

const DRAWN = { provenance: 'reconstitué', source: 'bench/scale/instances.ts' };

/** Writes the folder of the data set in `parent`, and gives its path. */
export function writeCountry(parent: string, country: Instance): string {
  const folder = join(parent, COUNTRY);
  mkdirSync(folder);
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  write('jeu.json', JSON.stringify(SHEET));
  write('sessions.csv', table(country.sessions.map((session) => sessionRow(country, session))));
  write('enveloppes.csv', table(envelopeRows(country)));
  write('tranches.csv', table(trancheRows(country)));
  write('offres-prf.csv', table(offerRows(country)));
  write('fermetures.csv', table(closureRows(country)));
  return folder;
}

const SHEET = {
  slug: COUNTRY,
  titre: 'Un pays entier, tiré d’une graine',
  regionCode: '11',
  annee: 2022,
  debut: '2022-01-01',
  fin: '2022-12-31',
  licence: 'Licence Ouverte 2.0',
  sources: [DRAWN.source],
};

type Row = Readonly<Record<string, Cell>>;

function table(rows: readonly Row[]): string {
  return csvText(Object.keys(rows[0] ?? {}), rows);
}

function sessionRow({ weeks }: Instance, session: Session): Row {
  const startOf = (week: number): string => weeks[week]!.startDate;
  // A course ends on a Friday: three days are left of its last week.
  const courseWeeks = Math.round((daysBetween(startOf(0), session.endDateByStart[0]!) + 3) / 7);
  return {
    reference: session.id,
    opco: session.opco,
    intitule: `Métier ${session.rome}`,
    rome: session.rome,
    nature: natures.label(session.nature),
    departement: '',
    zone: session.zone ?? '',
    places: session.plannedEntries,
    cout_eur: frenchDecimalEuros(session.costCents),
    heures: courseWeeks * WEEKLY_HOURS,
    heures_hebdo: WEEKLY_HOURS,
    debut_souhaite: formatDate(startOf(session.wishedWeek)),
    fenetre_debut: formatDate(startOf(session.window.earliest)),
    fenetre_fin: formatDate(startOf(session.window.latest)),
    enveloppe: session.envelope,
    ...DRAWN,
  };
}

function envelopeRows({ envelopes }: Instance): Row[] {
  return envelopes.map(({ id, parent }) => ({
    reference: id,
    intitule: id,
    portee: parent === null ? 'nationale' : 'régionale',
    opco: '',
    parent: parent ?? '',
    plancher_eur: '',
    deja_engage_eur: '0,00',
    ...DRAWN,
  }));
}

function trancheRows({ envelopes }: Instance): Row[] {
  return envelopes.flatMap(({ id, tranches }) =>
    tranches.map(({ date, amountCents, kind }) => ({
      enveloppe: id,
      date: formatDate(date),
      montant_eur: frenchDecimalEuros(amountCents),
      nature: trancheKinds.label(kind),
      ...DRAWN,
    })),
  );
}

function offerRows({ prfOffers }: Instance): Row[] {
  return prfOffers.map(({ id, rome, zone, startDate, endDate, places }) => ({
    reference: id,
    intitule: id,
    rome,
    departement: '',
    zone: zone ?? '',
    debut: formatDate(startDate),
    fin: formatDate(endDate),
    places,
    structurante: 'non',
    ...DRAWN,
  }));
}

function closureRows({ closures }: Instance): Row[] {
  return closures.map(({ id, from, to }) => ({
    reference: id,
    intitule: 'Trêve',
    du: formatDate(from),
    au: formatDate(to),
    effet: 'démarrages',
    force: 'ferme',
    ...DRAWN,
  }));
}
