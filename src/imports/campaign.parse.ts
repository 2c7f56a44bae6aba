import { parseRegionCode, type RegionCode } from '../domain/codes.ts';
import { FIRST_YEAR, type IsoDate, isIsoDate, LAST_YEAR } from '../domain/dates.ts';
import { type ImportProblem, importProblem } from './problem.ts';

/** Reads `jeu.json`: what a data set is, which campaign it fills, and under which licence. */

/** A campaign as `jeu.json` gives it. */
export interface CampaignSheet {
  /** Short name used in commands and addresses, e.g. "normandie-2022". */
  slug: string;
  title: string;
  regionCode: RegionCode;
  year: number;
  /** First and last day on which a session of the campaign may start. */
  startsOn: IsoDate;
  endsOn: IsoDate;
  licence: string;
  /** Where the figures come from, one line each. */
  sources: string[];
}

/** Lower-case words without accents joined by hyphens. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads the text of `jeu.json`; every problem together. */
export function parseCampaign(
  content: string,
  file: string,
): { sheet: CampaignSheet | null; problems: ImportProblem[] } {
  const json = readObject(content, file);
  if ('problem' in json) return { sheet: null, problems: [json.problem] };

  const problems: ImportProblem[] = [];
  /** The value of a key when it is as expected; else a problem, and a value that nobody will see. */
  const take = <T>(key: string, isRight: (value: unknown) => value is T, expected: string, stand: T): T => {
    const value = json.object[key];
    if (isRight(value)) return value;
    const [code, shown] =
      value === undefined ? (['MISSING_VALUE', ''] as const) : (['BAD_VALUE', show(value)] as const);
    problems.push(importProblem({ code, file, column: key, value: shown, expected }));
    return stand;
  };
  const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
  const isDate = (value: unknown): value is IsoDate => typeof value === 'string' && isIsoDate(value);
  const isSlug = (value: unknown): value is string => typeof value === 'string' && SLUG.test(value);
  const isYear = (value: unknown): value is number =>
    Number.isInteger(value) && (value as number) >= FIRST_YEAR && (value as number) <= LAST_YEAR;
  const isRegion = (value: unknown): value is RegionCode =>
    typeof value === 'string' && parseRegionCode(value).ok;
  const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

  const day = 'une date AAAA-MM-JJ qui existe, par exemple 2022-01-01';
  const sheet: CampaignSheet = {
    slug: take('slug', isSlug, 'un nom court en minuscules, par exemple normandie-2022', ''),
    title: take('titre', isText, 'un titre', ''),
    regionCode: take(
      'regionCode',
      isRegion,
      'le code INSEE de la région entre guillemets, par exemple "28"',
      '' as RegionCode,
    ),
    year: take('annee', isYear, `une année entre ${FIRST_YEAR} et ${LAST_YEAR}`, 0),
    startsOn: take('debut', isDate, day, ''),
    endsOn: take('fin', isDate, day, ''),
    licence: take('licence', isText, 'une licence', ''),
    sources: take('sources', isTexts, 'une liste de sources, un texte chacune', []),
  };
  if (problems.length === 0 && sheet.startsOn > sheet.endsOn) {
    const expected = `une date à partir du début, ${sheet.startsOn}`;
    problems.push(
      importProblem({ code: 'CONTRADICTION', file, column: 'fin', value: sheet.endsOn, expected }),
    );
  }
  return { sheet: problems.length === 0 ? sheet : null, problems };
}

function readObject(
  content: string,
  file: string,
): { object: Record<string, unknown> } | { problem: ImportProblem } {
  let reason = 'ce texte est autre chose';
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { object: value as Record<string, unknown> };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    reason = error.message;
  }
  const expected = `un objet JSON avec slug, titre, regionCode, annee, debut, fin, licence et sources (${reason})`;
  return { problem: importProblem({ code: 'UNREADABLE_FILE', file, expected }) };
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}
