import { foldWords } from '../domain/text.ts';
import { repairCell } from './decode.ts';
import { type ImportProblem, importProblem } from './problem.ts';

/** Headers of files: the canonical ones of `data/`, and what OPCO write instead. Accents, case and punctuation do not count. */

/** Canonical header -> its usual variants. A variant may serve several headers as long as no file has both. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  reference: [
    'Réf',
    'Réf.',
    'Référence session',
    'N° de session',
    'Numéro de session',
    'N° session',
    'Identifiant',
    'N°',
  ],
  projet: [
    'Fiche',
    'Fiche projet',
    'N° de fiche',
    'N° fiche',
    'Référence projet',
    'N° de projet',
    'N° projet',
    'Projet POEC',
  ],
  opco: ['OPCO financeur', 'Nom OPCO', "Nom de l'OPCO", 'Financeur'],
  branche: ['Branche professionnelle', 'Secteur'],
  intitule: [
    'Intitulé de la formation',
    'Intitulé de la POEC',
    "Intitulé de l'action",
    'Intitulé formation',
    'Formation',
    'Libellé',
    'Titre',
    'Métier',
    'Métier visé',
  ],
  rome: ['Code ROME', 'ROME visé', 'Code ROME visé', 'Code ROME du métier'],
  formacode: ['Code Formacode'],
  nature: ['Nature de la POEC', 'Type de POEC', 'Type', 'Nature de la tranche'],
  departement: [
    'Dépt',
    'Dep',
    'Dpt',
    'Dept',
    'Code département',
    'N° département',
    'Département de formation',
  ],
  commune_insee: [
    'Code INSEE',
    'Code commune',
    'INSEE',
    'Code INSEE commune',
    'Code INSEE de la commune',
    'Commune INSEE',
  ],
  commune: ['Ville', 'Lieu', 'Lieu de formation', 'Nom de la commune', 'Lieu de la formation'],
  zone: ["Zone d'emploi", 'Bassin', "Bassin d'emploi", 'Territoire'],
  agence: ['Agence France Travail', 'Agence Pôle emploi', 'Agence PE', 'Agence FT', 'Agence prescriptrice'],
  places: [
    'Nb de places',
    'Nb places',
    'Nombre de places',
    'Effectif',
    'Effectif prévu',
    'Nombre de stagiaires',
    'Nb de stagiaires',
    'Nb stagiaires',
    'Effectif prévisionnel',
    'Entrées prévues',
    'Places ouvertes',
  ],
  cout_eur: [
    'Coût',
    'Coût total',
    'Coût total (€)',
    'Coût total EUR',
    'Coût (EUR)',
    'Budget',
    'Budget (€)',
    'Budget total',
    'Montant',
    'Montant engagé',
    'Coût engagé',
    'Coût prévisionnel',
  ],
  heures: [
    "Nb d'heures",
    "Nombre d'heures",
    'Durée',
    'Durée (h)',
    'Durée en heures',
    'Nb heures',
    'Volume horaire',
    'Durée heures',
    'Durée totale (h)',
  ],
  heures_hebdo: [
    'Heures par semaine',
    'Rythme hebdomadaire',
    'H/semaine',
    'Heures hebdomadaires',
    'Durée hebdomadaire',
    'Heures / semaine',
    'Rythme',
  ],
  debut_souhaite: [
    'Date de début souhaitée',
    'Début',
    'Date de début',
    'Début souhaité',
    'Date début',
    'Date souhaitée',
    'Date de démarrage',
    'Démarrage',
    'Démarrage souhaité',
    "Date d'entrée",
    'Date prévisionnelle',
    'Date prévisionnelle de début',
    'Date de démarrage souhaitée',
  ],
  fenetre_debut: [
    'Début au plus tôt',
    'Au plus tôt',
    'Fenêtre début',
    'Début de fenêtre',
    'Date au plus tôt',
  ],
  fenetre_fin: ['Début au plus tard', 'Au plus tard', 'Fenêtre fin', 'Fin de fenêtre', 'Date au plus tard'],
  enveloppe: [
    'Enveloppe budgétaire',
    'Enveloppe de financement',
    'Référence enveloppe',
    'Financement',
    'Ligne budgétaire',
  ],
  alternance: [
    "Suivie d'une alternance",
    'Débouche sur une alternance',
    "Préparatoire à l'alternance",
    'Alternance ensuite',
  ],
  etat: ['Statut', 'État de la session', 'Avancement', "État d'avancement"],
  motif: ["Motif d'abandon", "Raison de l'abandon", "Motif d'annulation", 'Raison'],
  provenance: ['Origine'],
  source: ['Source de la donnée', 'Document'],
  portee: ["Portée de l'enveloppe", 'Niveau'],
  parent: ['Enveloppe parente', 'Enveloppe mère', 'Rattachée à', 'Incluse dans'],
  plancher_eur: ['Plancher', 'Plancher (€)', 'Plancher 2019-2020', 'Montant plancher'],
  deja_engage_eur: ['Déjà engagé', 'Déjà engagé (€)', 'Montant déjà engagé', 'Engagé hors sessions'],
  date: [
    'Date de versement',
    'Date de mise à disposition',
    'Date de libération',
    'Date de rentrée',
    'Rentrée',
    'Disponible le',
  ],
  montant_eur: ['Montant', 'Montant (€)', 'Montant EUR'],
  debut: ['Date de début', 'Date début', 'Du'],
  fin: ['Date de fin', 'Date fin', 'Au'],
  structurante: ['Offre structurante', 'Structurant'],
  ecart_max_semaines: [
    'Écart maximal (semaines)',
    'Écart max',
    'Écart max (semaines)',
    'Délai maximal (semaines)',
    'Attente maximale (semaines)',
  ],
  nom: ["Nom de l'agence", 'Agence', 'Libellé'],
  du: ['Début', 'Date de début', 'Premier jour'],
  au: ['Fin', 'Date de fin', 'Dernier jour'],
  code: ['Code territoire'],
  type: ['Type de territoire'],
};

/** The spelling by which two headers are the same: words without accents, case or punctuation. */
export function foldHeader(header: string): string {
  return foldWords(repairCell(header));
}

/** The usual variants of a canonical header. */
export function headerVariants(header: string): readonly string[] {
  return VARIANTS[header] ?? [];
}

/** Where each field of a file is: the position of its column and its header as written. Fields absent from the file are left out. */
export type ColumnPositions<Field extends string> = Map<Field, { index: number; header: string }>;

/**
 * Finds the columns of a file. A missing required column and one given twice are errors; a column that
 * nothing reads is a warning, and its content is never kept nor shown: it may name people.
 */
export function locateColumns<Field extends string>(
  fields: Readonly<Record<Field, { header: string; presence: string }>>,
  header: { line: number; cells: readonly string[] },
  file: string,
): { positions: ColumnPositions<Field>; problems: ImportProblem[] } {
  const names = Object.keys(fields) as Field[];
  const fieldOf = new Map<string, Field>();
  // Canonical headers win over variants: "agence" of sessions is never the variant of another column.
  for (const name of names)
    for (const variant of headerVariants(fields[name].header)) fieldOf.set(foldHeader(variant), name);
  for (const name of names) fieldOf.set(foldHeader(fields[name].header), name);

  const positions: ColumnPositions<Field> = new Map();
  const problems: ImportProblem[] = [];
  const at = { file, line: header.line };
  for (const [index, cell] of header.cells.entries()) {
    const column = repairCell(cell);
    if (column === '') continue;
    const field = fieldOf.get(foldHeader(cell));
    const earlier = field === undefined ? undefined : positions.get(field);
    if (field === undefined) {
      const expected = 'une colonne connue ; celle-ci n’est pas lue';
      problems.push(importProblem({ ...at, code: 'UNKNOWN_COLUMN', severity: 'WARNING', column, expected }));
    } else if (earlier !== undefined) {
      const expected = `une seule colonne « ${fields[field].header} » ; « ${earlier.header} » la donne déjà`;
      problems.push(importProblem({ ...at, code: 'DUPLICATE_COLUMN', column, expected }));
    } else {
      positions.set(field, { index, header: column });
    }
  }
  for (const name of names) {
    if (positions.has(name) || fields[name].presence === 'OPTIONAL') continue;
    const column = fields[name].header;
    const [usual] = headerVariants(column);
    const expected = `une colonne « ${column} »${usual === undefined ? '' : ` (ou « ${usual} »)`}, absente du fichier ; ajoutez-la`;
    problems.push(importProblem({ ...at, code: 'MISSING_COLUMN', column, expected }));
  }
  return { positions, problems };
}
