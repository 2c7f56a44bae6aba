import { accept, type Parsed, refuse } from './parsed.ts';
import { collapseSpaces } from './text.ts';

declare const kind: unique symbol;
type Code<Kind extends string> = string & { readonly [kind]: Kind };

/** INSEE code of a region, two digits. A region 28 (Normandie) is not a département 28 (Eure-et-Loir). */
export type RegionCode = Code<'REGION'>;
/** INSEE code of a département: two digits, `2A`, `2B`, or three digits overseas. */
export type DepartementCode = Code<'DEPARTEMENT'>;
/** INSEE code of a commune, five characters. Not a postal code. */
export type CommuneCode = Code<'COMMUNE'>;
/** Job code of the ROME: a letter from A to N and four digits. Its first three characters are the job family. */
export type RomeCode = Code<'ROME'>;
/** Certification registered by France compétences: `RNCP` or `RS` and its number. */
export type CertificationCode = Code<'CERTIFICATION'>;
/** Training domain of the Formacode thesaurus, five digits. */
export type Formacode = Code<'FORMACODE'>;

/** The 18 regions since 2016 (INSEE, code officiel géographique). */
const REGIONS = '01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' ');

const compact = (text: string) => collapseSpaces(text).replace(/ /g, '').toUpperCase();

/** Reads `28` or `REG-28`. `DEP-28` is refused: the same digits name a département. */
export function parseRegionCode(text: string): Parsed<RegionCode> {
  const digits = /^(?:REG-)?(\d{1,2})$/.exec(compact(text))?.[1]?.padStart(2, '0');
  return digits !== undefined && REGIONS.includes(digits)
    ? accept(digits as RegionCode)
    : refuse(text, 'le code INSEE d’une région, deux chiffres, par exemple 28 pour la Normandie');
}

const DEPARTEMENT = /^(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-6])$/;

/** Reads `14`, `DEP-14`, `2a`, `974`; `1` is `01` without the zero that spreadsheets eat. `REG-28` and `20` are refused. */
export function parseDepartementCode(text: string): Parsed<DepartementCode> {
  const digits = compact(text).replace(/^DEP-/, '');
  const code = /^\d$/.test(digits) ? `0${digits}` : digits;
  if (DEPARTEMENT.test(code)) return accept(code as DepartementCode);
  return refuse(
    text,
    code === '20'
      ? 'le code d’un département : 2A (Corse-du-Sud) ou 2B (Haute-Corse), le 20 n’existe plus'
      : 'le code d’un département, de 01 à 95, 2A, 2B ou 971 à 976',
  );
}

/** Reads `14118`, `2A004`, `97411`; `1004` is `01004` without its zero. A number 000 is a postal code and is refused. */
export function parseCommuneCode(text: string): Parsed<CommuneCode> {
  const digits = compact(text);
  const code = /^\d{4}$/.test(digits) ? `0${digits}` : digits;
  const shaped = /^(\d{2}|2[AB])(\d{3})$/.test(code);
  if (shaped && code.endsWith('000')) {
    return refuse(text, 'un code INSEE de commune, pas un code postal : 14118 pour Caen, et non 14000');
  }
  if (shaped && DEPARTEMENT.test(departementPart(code))) return accept(code as CommuneCode);
  return refuse(text, 'le code INSEE d’une commune, cinq caractères, par exemple 14118 pour Caen');
}

function departementPart(commune: string): string {
  return commune.slice(0, commune.startsWith('97') ? 3 : 2);
}

/** The département of a commune: `14` of `14118`, `974` of `97411`, `2A` of `2A004`. */
export function departementOfCommune(commune: CommuneCode): DepartementCode {
  return departementPart(commune) as DepartementCode;
}

/** Reads one ROME code, whatever its capitals and spaces: `k 1302` is `K1302`. */
export function parseRomeCode(text: string): Parsed<RomeCode> {
  const code = compact(text);
  return /^[A-N]\d{4}$/.test(code)
    ? accept(code as RomeCode)
    : refuse(text, 'un seul code ROME, une lettre de A à N puis quatre chiffres, par exemple K1302');
}

/** The job family of a ROME code: `K13` of `K1302`. */
export function romeFamily(rome: RomeCode): string {
  return rome.slice(0, 3);
}

/** Reads a job family, the first three characters of a ROME code: `h29` is `H29`. A whole ROME code is refused. */
export function parseRomeFamily(text: string): Parsed<string> {
  const family = compact(text);
  return /^[A-N]\d{2}$/.test(family)
    ? accept(family)
    : refuse(text, 'une famille de métiers, les trois premiers caractères d’un code ROME, par exemple H29');
}

/** Reads `RNCP35830`, `rncp 35830`, `RS 5054`. A bare number is refused: the two registers share numbers. */
export function parseCertificationCode(text: string): Parsed<CertificationCode> {
  const code = compact(text);
  return /^(?:RNCP|RS)\d{1,6}$/.test(code)
    ? accept(code as CertificationCode)
    : refuse(text, 'le code d’une certification avec son répertoire, par exemple RNCP35830 ou RS5054');
}

/** Reads one Formacode: five digits, spaces ignored. */
export function parseFormacode(text: string): Parsed<Formacode> {
  const code = compact(text);
  return /^\d{5}$/.test(code)
    ? accept(code as Formacode)
    : refuse(text, 'un seul Formacode, cinq chiffres, par exemple 43436');
}

/** How a region is named where regions and départements are listed together: `REG-28`. */
export function regionKey(code: RegionCode): string {
  return `REG-${code}`;
}

/** How a département is named where regions and départements are listed together: `DEP-28`. */
export function departementKey(code: DepartementCode): string {
  return `DEP-${code}`;
}
