/**
 * Scalars of the contract. Each refuses what it does not mean with a typed error (`BAD_USER_INPUT`, 400) that
 * says the value, what is expected and an example. A région 28 is not a département 28: two scalars.
 */

import type { ValueNode } from 'graphql';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import {
  parseCommuneCode,
  parseDepartementCode,
  parseFormacode,
  parseRegionCode,
  parseRomeCode,
} from '../src/domain/codes.ts';
import { isIsoDate } from '../src/domain/dates.ts';
import { decimalEuros } from '../src/domain/money.ts';
import type { Parsed } from '../src/domain/parsed.ts';
import { badUserInput, excerpt } from './errors.ts';

interface TextScalar<Internal> {
  name: string;
  description: string;
  /** Reads the text a client sent. */
  parse: (text: string) => Parsed<Internal>;
  /** Writes what the code holds. */
  serialize: (value: unknown) => string;
}

function textScalar<Internal>(scalar: TextScalar<Internal>): GraphQLScalarType<Internal, string> {
  const read = (value: unknown, node: ValueNode | null = null): Internal => {
    const parsed =
      typeof value === 'string'
        ? scalar.parse(value)
        : ({ ok: false, expected: 'un texte entre guillemets' } as const);
    if (parsed.ok) {
      return parsed.value;
    }
    const message = `${scalar.name} ${excerpt(value)} refusé. Attendu : ${parsed.expected}.`;
    throw badUserInput(message, { scalar: scalar.name, expected: parsed.expected }, node);
  };
  return new GraphQLScalarType<Internal, string>({
    name: scalar.name,
    description: scalar.description,
    serialize: scalar.serialize,
    parseValue: (value) => read(value),
    parseLiteral: (node) => {
      if (node.kind === Kind.STRING) {
        return read(node.value, node);
      }
      return read('value' in node ? { valeur: node.value } : null, node);
    },
  });
}

/** Writes a text that must already be right: a wrong one is a failure of ours. */
function written(name: string, isRight: (text: string) => boolean): (value: unknown) => string {
  return (value) => {
    if (typeof value === 'string' && isRight(value)) {
      return value;
    }
    throw new GraphQLError(`${name} cannot represent ${JSON.stringify(value)}`);
  };
}

/** A calendar date without time: `YYYY-MM-DD`, from 1990 to 2100. */
export const DateScalar = textScalar<string>({
  name: 'Date',
  description:
    'Date du calendrier, sans heure : `AAAA-MM-JJ`, de 1990 à 2100, par exemple `"2022-04-11"`. Une date qui n\'existe pas (31 avril) est refusée.',
  parse: (text) =>
    isIsoDate(text)
      ? { ok: true, value: text }
      : {
          ok: false,
          found: text,
          expected: 'une date qui existe, AAAA-MM-JJ, de 1990-01-01 à 2100-12-31, par exemple 2022-04-11',
        },
  serialize: written('Date', (text) => /^\d{4}-\d{2}-\d{2}$/.test(text)),
});

/** Largest amount, in euros, whose cents are still exact integers. */
const MONEY = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Integer cents inside, an exact decimal outside: never a float on either side. */
export const MoneyScalar = textScalar<number>({
  name: 'Money',
  description:
    'Montant en euros, décimal exact entre guillemets : `"48128.00"`. Jamais un nombre à virgule flottante : un centime de trop est de trop.',
  parse: (text) => {
    const [, sign, euros, cents] = MONEY.exec(text) ?? [];
    if (euros === undefined) {
      return {
        ok: false,
        found: text,
        expected: 'un montant en euros, avec un point et au plus deux décimales, par exemple 48128.00',
      };
    }
    const amount = Number(euros) * 100 + Number((cents ?? '').padEnd(2, '0'));
    return { ok: true, value: sign === '-' && amount !== 0 ? -amount : amount };
  },
  serialize: (value) => decimalEuros(value as number),
});

/** INSEE region code. */
export const RegionCodeScalar = textScalar({
  name: 'RegionCode',
  description:
    'Code INSEE d\'une région : `"28"` est la Normandie. À ne pas confondre avec le département 28 (Eure-et-Loir), qui est un `DepartementCode`.',
  parse: parseRegionCode,
  serialize: written('RegionCode', (text) => /^\d{2}$/.test(text)),
});

/** INSEE département code. */
export const DepartementCodeScalar = textScalar({
  name: 'DepartementCode',
  description: 'Code INSEE d\'un département : `"14"`, `"2A"`, `"974"`. À ne pas confondre avec une région.',
  parse: parseDepartementCode,
  serialize: written('DepartementCode', (text) => /^(\d{2,3}|2[AB])$/.test(text)),
});

/** INSEE commune code. */
export const CommuneCodeScalar = textScalar({
  name: 'CommuneCode',
  description:
    'Code INSEE d\'une commune, cinq caractères : `"14118"` est Caen. Ce n\'est pas un code postal.',
  parse: parseCommuneCode,
  serialize: written('CommuneCode', (text) => /^[0-9][0-9AB]\d{3}$/.test(text)),
});

/** ROME job code. */
export const RomeCodeScalar = textScalar({
  name: 'RomeCode',
  description:
    'Code ROME d\'un métier, une lettre et quatre chiffres : `"K1302"`. Les trois premiers caractères sont la famille de métiers.',
  parse: parseRomeCode,
  serialize: written('RomeCode', (text) => /^[A-Z]\d{4}$/.test(text)),
});

/** Training domain. */
export const FormacodeScalar = textScalar({
  name: 'Formacode',
  description: 'Code Formacode d\'un domaine de formation, cinq chiffres : `"43436"`.',
  parse: parseFormacode,
  serialize: written('Formacode', (text) => /^\d{5}$/.test(text)),
});

/** An instant. */
export const InstantScalar = new GraphQLScalarType<Date, string>({
  name: 'Instant',
  description:
    'Instant, en temps universel (ISO 8601) : `"2022-01-10T08:30:00.000Z"`. Il n\'est jamais demandé, seulement rendu.',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => {
    throw badUserInput(
      `Instant ${excerpt(value)} refusé. Attendu : aucun instant n'est demandé par ce contrat.`,
    );
  },
});
