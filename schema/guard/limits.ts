/** What one operation may ask for at most: the figures, their words, and the error that says them. */

import { GraphQLError } from 'graphql';
import { ErrorCode } from '../errors.ts';

/** A bound: its figure, what it counts, and what to do when it is met, in words a client reads. */
interface Bound {
  most: number;
  counts: string;
  advice: string;
}

/** Every bound of an operation. Written into `docs/operations.md`, which a test compares. */
export const BOUNDS = {
  cost: {
    most: 20_000,
    counts: 'objets que la réponse peut contenir, tailles des listes multipliées',
    advice: 'Réduisez `first` dans les listes imbriquées, ou lisez-les en plusieurs requêtes.',
  },
  introspection: {
    most: 100_000,
    counts: "objets d'une introspection, qui ne viennent pas de la base",
    advice: 'Lisez le contrat par la requête habituelle, ou dans schema/schema.graphql.',
  },
  depth: { most: 20, counts: 'niveaux imbriqués', advice: 'Demandez moins de niveaux.' },
  fields: {
    most: 1_000,
    counts: 'champs et fragments, là où ils servent',
    advice: 'Demandez-en moins, ou en plusieurs requêtes.',
  },
  aliases: {
    most: 100,
    counts: 'alias, là où ils servent, `__typename` compris',
    advice: 'Demandez en plusieurs requêtes ce que vous demandez sous plusieurs noms.',
  },
  directives: { most: 50, counts: 'directives', advice: 'Retirez les directives inutiles.' },
  variables: { most: 50, counts: 'variables déclarées', advice: "Réunissez-les dans un objet d'entrée." },
  values: {
    most: 20_000,
    counts: 'valeurs dans les variables',
    advice: 'Découpez la demande, ou envoyez un fichier.',
  },
  text: {
    most: 10_000,
    counts: "caractères d'un texte, fichiers à importer exceptés",
    advice: 'Raccourcissez ce texte.',
  },
  name: { most: 100, counts: "caractères d'un nom", advice: 'Raccourcissez ce nom.' },
  document: {
    most: 100_000,
    counts: 'caractères du document',
    advice: 'Passez les longs textes en variables.',
  },
  tokens: {
    most: 5_000,
    counts: 'mots et signes du document',
    advice: 'Demandez-en moins, ou en plusieurs requêtes.',
  },
  errors: {
    most: 10,
    counts: "erreurs d'une réponse",
    advice: 'Corrigez celles-ci, les autres se verront ensuite.',
  },
} as const satisfies Record<string, Bound>;

/** Name of a bound, as `extensions.bound` of an error gives it. */
export type BoundName = keyof typeof BOUNDS;

/** The typed error of an operation that asks for more than a bound: says the value, the limit and what to do. */
export function tooMuch(bound: BoundName, value?: number): GraphQLError {
  const { most, counts, advice } = BOUNDS[bound];
  const asked =
    value === undefined
      ? 'trop de'
      : Number.isFinite(value) && value < 1e15
        ? `${value}`
        : 'un nombre démesuré de';
  return new GraphQLError(`La requête compte ${asked} ${counts} ; au plus ${most} sont permis. ${advice}`, {
    extensions: {
      code: ErrorCode.QUERY_TOO_LARGE,
      http: { status: 400 },
      bound,
      limit: most,
      ...(value === undefined || !Number.isFinite(value) ? {} : { value }),
    },
  });
}

/** Throws that error for a count beyond its bound. */
export function refuseBeyond(bound: BoundName, value: number): void {
  if (!(value <= BOUNDS[bound].most)) throw tooMuch(bound, value);
}
