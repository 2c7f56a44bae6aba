/** The exact program of one level as text, so that anybody can solve it elsewhere and get the same optimum. */
import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import { buildModel, levelObjective } from '../model/build.ts';
import { holdRow, mostHeld } from '../model/hold.ts';
import type { LinearProgram } from '../model/lp.ts';
import { toLpText } from '../model/lp-text.ts';
import { toMpsText } from '../model/mps-text.ts';
import { numberText } from '../model/written.ts';
import type { Level, Parameters } from '../parameters/types.ts';

/** Formats that solvers read: LP (CPLEX), for people too, and free MPS. */
export type ModelFormat = 'lp' | 'mps';

/** What to export. */
export interface ExportOptions {
  format: ModelFormat;
  /** Level to minimise: its name, or its position from 0. */
  level: string | number;
  /**
   * Values that the earlier levels reached, in their order, each held within its own tolerance: those of a
   * plan are `plan.levels.map(({ value }) => value)`. An earlier level without a value is not held.
   */
  hold?: readonly number[];
}

const WRITERS = { lp: toLpText, mps: toMpsText } as const;

/**
 * The program that the search gives to an engine for one level: every rule, the earlier levels held, one
 * objective to minimise. Takes an instance and parameters without problems (`checkInstance`, `checkParameters`).
 * @throws RangeError when the level does not exist or a held value is not a number.
 */
export function exportModel(
  instance: Instance,
  parameters: Parameters,
  { format, level: asked, hold = [] }: ExportOptions,
): string {
  const { levels } = parameters;
  const position = levelPosition(parameters, asked);
  const level = levels[position]!;
  const model = buildModel(instance, parameters);
  const held = levels.slice(0, position).flatMap((earlier, l) => {
    const value = hold[l];
    if (value === undefined) return [];
    if (!Number.isFinite(value))
      throw new RangeError(`Valeur tenue du niveau « ${earlier.name} » : ${value}. Attendu : un nombre.`);
    return { level: earlier, atMost: mostHeld(earlier, value) };
  });
  const lp: LinearProgram = {
    columns: model.lp.columns,
    rows: [...model.lp.rows, ...held.map((one) => holdRow(model, one.level, one.atMost))],
  };
  const comments = commentsOf(instance, parameters, position, held);
  return WRITERS[format](lp, levelObjective(model, level), comments);
}

/**
 * Position of a level given by its name or its position.
 * @throws RangeError when there is none.
 */
export function levelPosition({ levels }: Parameters, asked: string | number): number {
  const position = typeof asked === 'number' ? asked : levels.findIndex(({ name }) => name === asked);
  if (levels[position] !== undefined) return position;
  const names = levels.map(({ name }) => `« ${name} »`).join(', ');
  throw new RangeError(
    `Le niveau « ${asked} » n’existe pas. Attendu : ${names}, ou leur rang à partir de 0.`,
  );
}

/** What a reader must know to read the rest. */
function commentsOf(
  instance: Instance,
  parameters: Parameters,
  position: number,
  held: { level: Level; atMost: number }[],
): string[] {
  const { name, terms } = parameters.levels[position]!;
  const free = parameters.levels
    .slice(0, position)
    .filter((level) => held.every((one) => one.level !== level));
  return [
    `Métronome, modèle exact de « ${instance.name} »`,
    `instance ${hashOf(instance)}`,
    `paramètres ${hashOf(parameters)}`,
    `niveau ${position + 1} sur ${parameters.levels.length}, « ${name} », à minimiser : ${terms
      .map(({ term, weight }) => `${weight} x ${term}`)
      .join(' + ')}`,
    ...held.map(
      ({ level, atMost }) => `niveau « ${level.name} » tenu à ${numberText(atMost)} au plus, à 0,000001 près`,
    ),
    ...free.map((level) => `niveau « ${level.name} » non tenu`),
    'start_<session>_<AAAAMMJJ> = 1 : la session débute dans la période qui commence ce jour',
    'unplaced_<session> = 1 : la session n’est pas placée',
    'les lignes de budget sont en milliers d’euros, les autres en stagiaires ou en sessions',
  ];
}
