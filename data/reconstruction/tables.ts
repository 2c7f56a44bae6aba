/** The canonical tables of a year, as text: the columns that the importer reads. */

import { formatDate } from '../../src/domain/date-text.ts';
import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import { frenchDecimalEuros } from '../../src/domain/money.ts';
import { summerTruce } from './calendar.ts';
import { csvText } from './csv.ts';
import type { Draft } from './draft.ts';
import { type Envelope, envelopeReference, INITIAL_PERCENT } from './envelopes.ts';
import { HOURS_CAP, opcoOf } from './jobs.ts';
import { agencyReference, zones } from './places.ts';
import type { PrfOffer } from './prf-offers.ts';
import type { Programme } from './programme.ts';
import { romeLabel } from './rome.ts';
import { compare, slug } from './text.ts';

/** What was reconstructed for a year. */
export interface Reconstruction {
  programme: Programme;
  drafts: readonly Draft[];
  envelopes: readonly Envelope[];
  offers: readonly PrfOffer[];
}

/** From the Monday of the last week of a window to its Friday. */
const TO_FRIDAY = 4;

/** File name to text, for the data set of a year. */
export function tablesOf(reconstruction: Reconstruction): Record<string, string> {
  return {
    'sessions.csv': sessionsText(reconstruction),
    'enveloppes.csv': envelopesText(reconstruction),
    'tranches.csv': tranchesText(reconstruction),
    'offres-prf.csv': offersText(reconstruction),
    'rentrees-alternance.csv': intakesText(reconstruction.programme),
    'agences.csv': agenciesText(reconstruction.programme),
    'fermetures.csv': closuresText(reconstruction.programme),
  };
}

/** How a row that was not published is labelled. */
function reconstructed({ seed }: Programme) {
  return { provenance: 'reconstitué', source: `reconstitution, graine ${seed}` };
}

function numbered(year: number, letter: string, index: number): string {
  return `NOR-${year}-${letter}${String(index + 1).padStart(3, '0')}`;
}

function sessionsText({ programme, drafts }: Reconstruction): string {
  const { year } = programme;
  const keyOf = ({ wished, line, job, place }: Draft) => [wished, line, job.title, place.commune].join('|');
  const inOrder = [...drafts].sort((a, b) => compare(keyOf(a), keyOf(b)));
  return csvText(
    [
      'reference',
      'projet',
      'opco',
      'branche',
      'intitule',
      'rome',
      'formacode',
      'nature',
      'departement',
      'commune_insee',
      'commune',
      'zone',
      'agence',
      'places',
      'cout_eur',
      'heures',
      'heures_hebdo',
      'debut_souhaite',
      'fenetre_debut',
      'fenetre_fin',
      'enveloppe',
      'alternance',
      'derogation',
      'etat',
      'motif',
      'provenance',
      'source',
    ],
    inOrder.map((draft, index) => ({
      reference: numbered(year, 'S', index),
      projet: numbered(year, 'P', index),
      opco: opcoOf(draft.line),
      branche: draft.job.branch,
      intitule: draft.job.title,
      rome: draft.job.rome,
      // No Formacode is published, and none could be checked.
      formacode: '',
      nature: draft.nature,
      departement: draft.place.zone.departement,
      commune_insee: draft.place.communeCode,
      commune: draft.place.commune,
      zone: draft.place.zone.name,
      agence: draft.place.agency,
      places: draft.places,
      cout_eur: frenchDecimalEuros(draft.costCents),
      heures: draft.hours,
      heures_hebdo: draft.job.weeklyHours,
      debut_souhaite: formatDate(draft.wished),
      fenetre_debut: formatDate(draft.firstWeek),
      fenetre_fin: formatDate(addDays(draft.lastWeek, TO_FRIDAY)),
      enveloppe: envelopeReference(year, draft.line),
      alternance: yesNo(draft.alternance),
      derogation: draft.hours > HOURS_CAP ? (draft.job.derogation ?? '') : '',
      etat: draft.abandonment === null ? programme.stateOf(draft.month) : 'abandonnée',
      motif: draft.abandonment ?? '',
      ...reconstructed(programme),
    })),
  );
}

function yesNo(yes: boolean): string {
  return yes ? 'oui' : 'non';
}

function envelopesText({ programme, envelopes }: Reconstruction): string {
  return csvText(
    [
      'reference',
      'intitule',
      'portee',
      'opco',
      'parent',
      'plancher_eur',
      'deja_engage_eur',
      'provenance',
      'source',
    ],
    envelopes.map(({ reference, label, scope, opco, parent, floorCents, alreadyEngagedCents }) => ({
      reference,
      intitule: label,
      portee: scope,
      opco,
      parent,
      plancher_eur: floorCents === null ? '' : frenchDecimalEuros(floorCents),
      deja_engage_eur: frenchDecimalEuros(alreadyEngagedCents),
      ...reconstructed(programme),
    })),
  );
}

/** 85 % on the first day of the year, the reserve on 1 April (002:L125-129): the dates and shares are published, the amounts are not. */
function tranchesText({ programme, envelopes }: Reconstruction): string {
  const rows = envelopes.flatMap(({ reference, totalCents }) => {
    const initial = (totalCents * INITIAL_PERCENT) / 100;
    return [
      { reference, date: `${programme.year}-01-01`, cents: initial, kind: 'initiale' },
      { reference, date: `${programme.year}-04-01`, cents: totalCents - initial, kind: 'réserve' },
    ];
  });
  return csvText(
    ['enveloppe', 'date', 'montant_eur', 'nature', 'provenance', 'source'],
    rows.map(({ reference, date, cents, kind }) => ({
      enveloppe: reference,
      date: formatDate(date),
      montant_eur: frenchDecimalEuros(cents),
      nature: kind,
      ...reconstructed(programme),
    })),
  );
}

function offersText({ programme, offers }: Reconstruction): string {
  return csvText(
    [
      'reference',
      'intitule',
      'rome',
      'departement',
      'zone',
      'debut',
      'fin',
      'places',
      'structurante',
      'provenance',
      'source',
    ],
    offers.map((offer, index) => ({
      reference: numbered(programme.year, 'F', index),
      intitule: `Qualif - ${romeLabel(offer.rome)}`,
      rome: offer.rome,
      departement: offer.departement,
      zone: offer.zone,
      debut: formatDate(offer.from),
      fin: formatDate(offer.to),
      places: offer.places,
      structurante: yesNo(offer.structuring),
      ...reconstructed(programme),
    })),
  );
}

function intakesText(programme: Programme): string {
  return csvText(
    ['reference', 'intitule', 'rome', 'departement', 'date', 'ecart_max_semaines', 'provenance', 'source'],
    programme.intakes.map(({ label, date, maxGapWeeks }, index) => ({
      reference: numbered(programme.year, 'R', index),
      intitule: label,
      rome: '',
      departement: '',
      date: formatDate(date),
      ecart_max_semaines: maxGapWeeks,
      provenance: 'reconstitué',
      source: 'mois : 002:L727-745 ; jour et écart maximal : paramètres du projet',
    })),
  );
}

function agenciesText(programme: Programme): string {
  return csvText(
    ['reference', 'nom', 'departement', 'zone', 'provenance', 'source'],
    zones.flatMap(({ name, departement, agencies }) =>
      agencies.map((town) => ({
        reference: agencyReference(town),
        nom: town,
        departement,
        zone: name,
        ...reconstructed(programme),
        source: 'hypothèse : une agence par ville principale de bassin',
      })),
    ),
  );
}

function closuresText({ year }: Programme): string {
  const { from, to }: { from: IsoDate; to: IsoDate } = summerTruce(year);
  return csvText(
    ['reference', 'intitule', 'du', 'au', 'effet', 'force', 'provenance', 'source'],
    [
      {
        reference: `NOR-${year}-${slug('trêve')}`,
        intitule: 'Trêve saisonnière de juillet et août',
        du: formatDate(from),
        au: formatDate(to),
        // Starts alone: an action of June goes on in July (002:L407-415).
        effet: 'démarrages',
        force: 'ferme',
        provenance: 'publié',
        source: '002:L407-415',
      },
    ],
  );
}
