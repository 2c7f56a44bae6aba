import {
  departementOfCommune,
  parseCertificationCode,
  parseCommuneCode,
  parseDepartementCode,
  parseFormacode,
  parseRomeCode,
} from '../domain/codes.ts';
import { formatDate, parseDate } from '../domain/date-text.ts';
import type { FuzzyDate } from '../domain/fuzzy-date.ts';
import { parseFuzzyDate } from '../domain/fuzzy-date-text.ts';
import { natures } from '../domain/nature.ts';
import { opcos } from '../domain/opco.ts';
import { accept } from '../domain/parsed.ts';
import { provenances } from '../domain/provenance.ts';
import { sessionStates } from '../domain/session-state.ts';
import {
  amount,
  type CellReader,
  derogation,
  hours,
  orUndecided,
  places,
  reference,
  text,
  weeklyHours,
  yesNo,
} from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { type ImportProblem, importProblem } from './problem.ts';
import {
  blank,
  filled,
  optional,
  type ParsedFile,
  type ParsedTable,
  type RowOf,
  readTable,
} from './table.ts';

/** Reads `sessions.csv`, and the fiches that OPCO send: one row a session, with its project's attributes. */

/** The wish as written and as understood. */
export interface Wish {
  text: string;
  date: FuzzyDate;
}

const wish: CellReader<Wish> = (cell) => {
  const date = parseFuzzyDate(cell);
  return date.ok ? accept({ text: cell, date: date.value }) : date;
};

/** The columns of a file of sessions. What a document may leave open is blank; what a fiche may not know is optional. */
export const SESSION_COLUMNS = {
  reference: filled('reference', reference),
  project: optional('projet', reference),
  opco: filled('opco', opcos.parse),
  branch: optional('branche', text),
  title: filled('intitule', text),
  rome: filled('rome', parseRomeCode),
  formacode: optional('formacode', parseFormacode),
  nature: filled('nature', natures.parse),
  departement: blank('departement', orUndecided(parseDepartementCode)),
  communeCode: optional('commune_insee', orUndecided(parseCommuneCode)),
  communeName: optional('commune', orUndecided(text)),
  zone: optional('zone', orUndecided(text)),
  agency: optional('agence', orUndecided(text)),
  places: blank('places', places),
  costCents: blank('cout_eur', amount),
  hours: blank('heures', hours),
  weeklyHours: optional('heures_hebdo', weeklyHours),
  wish: filled('debut_souhaite', wish),
  windowFrom: optional('fenetre_debut', parseDate),
  windowTo: optional('fenetre_fin', parseDate),
  envelope: blank('enveloppe', reference),
  alternance: optional('alternance', yesNo),
  derogation: optional('derogation', derogation),
  trainingBodyKnownOn: optional('organisme_choisi_le', parseDate),
  certification: optional('certification', parseCertificationCode),
  certificationFrom: optional('certification_du', parseDate),
  certificationUntil: optional('certification_au', parseDate),
  announced: optional('annoncee', yesNo),
  state: optional('etat', sessionStates.parse),
  abandonReason: optional('motif', text),
  provenance: optional('provenance', provenances.parse),
  source: optional('source', text),
};

/** One session as a file gives it. `null` is blank, `undefined` is a column that the file does not have. */
export type SessionRow = RowOf<typeof SESSION_COLUMNS>;
type SessionTable = ParsedTable<typeof SESSION_COLUMNS>;

/** The fiche a session belongs to: its own reference where the file has no number of project. */
export function projectReference(row: SessionRow): string {
  return row.project ?? row.reference;
}

/** Reads a text of sessions; every problem together. Rows that contradict themselves are not in `rows`. */
export function parseSessions(content: string, file: string): ParsedFile<SessionRow> {
  const table = readTable(SESSION_COLUMNS, content, file);
  const contradictions = [
    ...table.rows.flatMap((row) => rowProblems(row, table)),
    ...duplicateProblems(table, 'reference'),
    ...projectProblems(table),
  ];
  const wrongLines = new Set(
    contradictions.filter(({ severity }) => severity === 'ERROR').map(({ line }) => line),
  );
  return {
    file,
    rows: table.rows.filter((row) => !wrongLines.has(row.line)),
    problems: [...table.problems, ...contradictions],
  };
}

/** What is wrong between the cells of one row. */
function rowProblems(row: SessionRow, table: SessionTable): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const told = (
    field: keyof typeof SESSION_COLUMNS,
    value: string,
    expected: string,
    severity?: 'WARNING',
  ) => {
    const column = table.headerOf(field);
    const place = { file: table.file, line: row.line, column, value };
    problems.push(
      importProblem({ code: 'CONTRADICTION', ...place, expected, severity: severity ?? 'ERROR' }),
    );
  };

  const { communeCode, departement, windowFrom, windowTo } = row;
  if (communeCode != null && departement != null && departementOfCommune(communeCode) !== departement) {
    told('communeCode', communeCode, `une commune du département ${departement} ; corrigez l’un ou l’autre`);
  }
  if (windowFrom != null && windowTo != null && windowFrom > windowTo) {
    told(
      'windowTo',
      formatDate(windowTo),
      `une date à partir du ${formatDate(windowFrom)}, où la fenêtre s’ouvre`,
    );
  }
  if (windowFrom != null && windowTo == null) {
    told(
      'windowFrom',
      formatDate(windowFrom),
      'les deux bords de la fenêtre, ou aucun ; ajoutez « fenetre_fin »',
    );
  }
  if (windowTo != null && windowFrom == null) {
    told(
      'windowTo',
      formatDate(windowTo),
      'les deux bords de la fenêtre, ou aucun ; ajoutez « fenetre_debut »',
    );
  }
  const { certificationFrom, certificationUntil } = row;
  if (certificationFrom != null && certificationUntil != null && certificationFrom > certificationUntil) {
    const expected = `une date à partir du ${formatDate(certificationFrom)}, où la certification est enregistrée`;
    told('certificationUntil', formatDate(certificationUntil), expected);
  }
  if (row.abandonReason != null && row.state !== 'ABANDONED') {
    told('abandonReason', row.abandonReason, 'un motif seulement quand l’état est « abandonnée »');
  }
  if (row.state === 'ABANDONED' && row.abandonReason == null) {
    told('state', sessionStates.label(row.state), 'le motif de l’abandon, pour le bilan', 'WARNING');
  }
  return problems;
}

/** What sessions of one project must share, because it is the project's. */
const PROJECT_FIELDS = ['opco', 'branch', 'title', 'rome', 'formacode', 'nature', 'alternance'] as const;

function projectProblems(table: SessionTable): ImportProblem[] {
  const firstRows = new Map<string, SessionRow>();
  const problems: ImportProblem[] = [];
  for (const row of table.rows) {
    const project = projectReference(row);
    const first = firstRows.get(project);
    if (first === undefined) {
      firstRows.set(project, row);
      continue;
    }
    for (const field of PROJECT_FIELDS) {
      if (row[field] === first[field]) continue;
      const expected = `« ${shown(first, field)} » comme à la ligne ${first.line}, pour le même projet ${project}`;
      const place = {
        file: table.file,
        line: row.line,
        column: table.headerOf(field),
        value: shown(row, field),
      };
      problems.push(importProblem({ code: 'CONTRADICTION', ...place, expected }));
    }
  }
  return problems;
}

/** A project's attribute as the file would write it. */
function shown(row: SessionRow, field: (typeof PROJECT_FIELDS)[number]): string {
  if (field === 'opco') return opcos.label(row.opco);
  if (field === 'nature') return natures.label(row.nature);
  if (field === 'alternance') return row.alternance === true ? 'oui' : row.alternance === false ? 'non' : '';
  return row[field] ?? '';
}
