/**
 * From a JSON Schema to problems a planner can act on. Ajv says what is wrong, in English and for developers;
 * here each fault is told in French with the value found, what was expected and what to do.
 */

import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Problem } from '../solution/types.ts';
import { shown } from './shown.ts';

/** A value that a schema has seen: the defaults filled in, and what is wrong with it. */
export interface SchemaReading {
  /** A deep copy of the value with the defaults of the schema; the caller's value is untouched. */
  value: unknown;
  problems: Problem[];
  /** True when every field is there and of its type, so that later checks may read the value. */
  wellShaped: boolean;
}

/** What a value must be, by the `unit` of its schema: more telling than a pattern. */
const EXPECTED_BY_UNIT: Record<string, string> = {
  date: 'une date AAAA-MM-JJ, par exemple 2022-04-01',
  month: 'un mois AAAA-MM, par exemple 2022-04',
  quarter: 'un trimestre AAAA-Qn, par exemple 2022-Q2',
  'ROME code': 'un code ROME, une lettre et quatre chiffres, par exemple H2913',
  'département code': 'un code de département, par exemple 14, 2A ou 974 (null si inconnu)',
  'region code': 'un code INSEE de région à deux chiffres, par exemple 28 (null si plusieurs)',
  'week index': "le rang d'une semaine, un entier à partir de 0",
  'euro cents': 'un montant en centimes, entier et positif ou nul',
  trainees: 'un nombre entier de stagiaires',
  sessions: 'un nombre entier de sessions (null si inconnu)',
  people: 'un nombre entier de personnes',
  hours: "un nombre d'heures, plus que zéro",
  'job family': "une famille de métiers, les trois premiers caractères d'un code ROME, par exemple H29",
  'working days': 'un nombre entier de jours, de 0 à 31',
  'date or week': "une date AAAA-MM-JJ, ou le rang d'une semaine à partir de 0",
  'weeks or span': 'une liste de semaines (rangs ou dates), ou { "from": "2022-07-01", "to": "2022-08-31" }',
  'session or filter':
    'l\'identifiant d\'une session, une liste d\'identifiants, ou un filtre comme { "opco": ["AKTO"] }',
  'ROME code or family': 'un code ROME (H2913) ou une famille de métiers (H29)',
};

const TYPES_IN_FRENCH: Record<string, string> = {
  string: 'un texte',
  integer: 'un nombre entier',
  number: 'un nombre',
  boolean: 'true ou false',
  array: 'une liste',
  object: 'un objet',
  null: 'null',
};

/** The fault of one Ajv error, before it is put in a sentence. */
interface Fault {
  code: string;
  /** Added to the path Ajv gives: the field that is missing or not known. */
  field?: string;
  /** The member at fault, where Ajv gives the whole object. */
  member?: { name: string; value: unknown };
  expected: string;
  advice: string;
}

/** What this code reads of a schema node. */
interface SchemaNode {
  unit?: string;
  type?: string | string[];
  properties?: Record<string, SchemaNode>;
  /** Of a `discriminator`: one shape for each value of its tag. */
  oneOf?: { properties: Record<string, { const: string }> }[];
}

/** What a schema node accepts, in words. */
function expectedOf(schema: SchemaNode): string {
  const byUnit = schema.unit === undefined ? undefined : EXPECTED_BY_UNIT[schema.unit];
  if (byUnit !== undefined) return byUnit;
  const types = [schema.type ?? []].flat();
  return types.map((type) => TYPES_IN_FRENCH[type] ?? type).join(' ou ') || 'un objet';
}

function faultOf(error: ErrorObject): Fault {
  const { keyword, params } = error;
  const node = error.parentSchema as SchemaNode;
  const correct = 'Corriger la valeur.';
  switch (keyword) {
    case 'required':
      return {
        code: 'FIELD_MISSING',
        field: params.missingProperty,
        expected: expectedOf(node.properties?.[params.missingProperty] ?? {}),
        advice: "L'ajouter.",
      };
    case 'additionalProperties':
      return {
        code: 'FIELD_UNKNOWN',
        field: params.additionalProperty,
        expected: `un de ces champs : ${Object.keys(node.properties ?? {}).join(', ')}`,
        advice: 'Corriger le nom ou retirer le champ.',
      };
    case 'propertyNames':
      return {
        code: 'KEY_INVALID',
        field: params.propertyName,
        expected: 'une période AAAA-Qn ou AAAA-MM',
        advice: 'Corriger la clé.',
      };
    case 'type':
      return { code: 'TYPE_INVALID', expected: expectedOf(node), advice: correct };
    case 'enum':
      return {
        code: 'VALUE_UNKNOWN',
        expected: `une de ces valeurs : ${params.allowedValues.map(String).join(', ')}`,
        advice: 'Choisir une de ces valeurs.',
      };
    case 'discriminator': {
      const { tag, tagValue } = params;
      const choices = (node.oneOf ?? []).map(({ properties }) => properties[tag]!.const).join(', ');
      const expected = `une de ces valeurs : ${choices}`;
      if (tagValue === undefined)
        return { code: 'FIELD_MISSING', field: tag, expected, advice: "L'ajouter." };
      const member = { name: tag, value: tagValue };
      return { code: 'VALUE_UNKNOWN', member, expected, advice: 'Choisir une de ces valeurs.' };
    }
    case 'const':
      return { code: 'VALUE_UNKNOWN', expected: `« ${params.allowedValue} »`, advice: correct };
    case 'pattern':
      return { code: 'FORMAT_INVALID', expected: expectedOf(node), advice: correct };
    case 'minLength':
      return { code: 'TEXT_EMPTY', expected: 'un texte non vide', advice: 'Le renseigner.' };
    case 'minItems':
      return {
        code: 'LIST_EMPTY',
        expected: `au moins ${params.limit} élément`,
        advice: 'Compléter la liste.',
      };
    case 'uniqueItems':
      return {
        code: 'LIST_REPEATS',
        expected: 'des éléments tous différents',
        advice: `Retirer l'un des éléments de rang ${params.j} et ${params.i}.`,
      };
    default:
      return {
        code: 'OUT_OF_BOUNDS',
        expected: `${expectedOf(node)} (valeur ${params.comparison} ${params.limit})`,
        advice: correct,
      };
  }
}

/** One segment of a JSON Pointer. */
function pointerSegment(field: string): string {
  return `/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function toProblem(error: ErrorObject): Problem {
  const { code, field, member, expected, advice } = faultOf(error);
  const rest = `Attendu : ${expected}. ${advice}`;
  if (field === undefined) {
    const path = `${error.instancePath}${member === undefined ? '' : pointerSegment(member.name)}`;
    const value: unknown = member === undefined ? error.data : member.value;
    return { code, path, value, message: `${shown(value)} n'est pas accepté ${where(path)}. ${rest}` };
  }
  const path = `${error.instancePath}${pointerSegment(field)}`;
  const place = where(error.instancePath);
  if (code === 'FIELD_MISSING')
    return { code, path, message: `Le champ « ${field} » manque ${place}. ${rest}` };
  return { code, path, value: field, message: `Le champ « ${field} » n'est pas accepté ${place}. ${rest}` };
}

function where(path: string): string {
  return path === '' ? 'à la racine' : `en ${path}`;
}

/** True for a fault after which the value cannot be read as its type; NaN or 12.5 for a count can, and is told better. */
function breaksShape({ keyword, data, parentSchema }: ErrorObject): boolean {
  if (keyword !== 'type') return keyword === 'required' || keyword === 'discriminator';
  const types = [(parentSchema as SchemaNode).type ?? []].flat();
  return !(typeof data === 'number' && (types.includes('integer') || types.includes('number')));
}

function compile(schema: object, parts: readonly object[]): ValidateFunction {
  const ajv = new Ajv2020({
    allErrors: true,
    useDefaults: true,
    verbose: true,
    allowUnionTypes: true,
    discriminator: true,
    // A short command would pass half its time judging our own schemas, which a test does, and shortening code that
    // reads a file or two.
    validateSchema: false,
    code: { optimize: false },
  });
  ajv.addKeyword({ keyword: 'unit', schemaType: 'string' });
  return ajv.addSchema([...parts]).compile(schema);
}

/**
 * A reader of a schema, with the parts that it refers to, that reports every fault at once. The schema is compiled when it is first read
 * with: compiling all of them would be most of the time that a short command takes.
 * @throws Error (the reader) when the schema itself is wrong: a fault of this program, not of the data.
 */
export function schemaReader(schema: object, ...parts: readonly object[]): (value: unknown) => SchemaReading {
  let compiled: ValidateFunction | null = null;
  return (input) => {
    compiled ??= compile(schema, parts);
    const validate = compiled;
    const value = structuredClone(input);
    validate(value);
    // `propertyNames` repeats its fault under the inner keyword, on the name instead of the value.
    const errors = (validate.errors ?? []).filter(
      (error) => error.propertyName === undefined || error.keyword === 'propertyNames',
    );
    return {
      value,
      problems: errors.map(toProblem),
      wellShaped: !errors.some(breaksShape),
    };
  };
}
