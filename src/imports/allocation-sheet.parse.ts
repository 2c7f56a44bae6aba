import { type ImportProblem, importProblem } from './problem.ts';

/** Reads `repartition.json`: what a split is, and what each criterion weighs. */

/** A split as `repartition.json` gives it. */
export interface AllocationSheet {
  title: string;
  /** Weights of the criteria, whole numbers (002:L113-117). */
  criteria: { recruitmentStakes: number; trainingNeeds: number };
}

/** Reads the text of `repartition.json`; every problem together. */
export function parseAllocationSheet(
  content: string,
  file: string,
): { sheet: AllocationSheet | null; problems: ImportProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const expected = `un objet JSON avec titre et criteres (${error.message})`;
    return { sheet: null, problems: [importProblem({ code: 'UNREADABLE_FILE', file, expected })] };
  }
  const { titre, criteres } = membersOf(value);
  const { enjeux_recrutement: stakes, besoins_formation: needs } = membersOf(criteres);
  const problems: ImportProblem[] = [];
  if (typeof titre !== 'string' || titre.trim() === '')
    problems.push(wrong(file, 'titre', titre, 'un titre'));
  const weight = 'un poids, entier, zéro ou plus';
  if (!isWeight(stakes)) problems.push(wrong(file, 'criteres.enjeux_recrutement', stakes, weight));
  if (!isWeight(needs)) problems.push(wrong(file, 'criteres.besoins_formation', needs, weight));
  if (typeof titre !== 'string' || !isWeight(stakes) || !isWeight(needs) || problems.length > 0)
    return { sheet: null, problems };
  return { sheet: { title: titre, criteria: { recruitmentStakes: stakes, trainingNeeds: needs } }, problems };
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isWeight(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function wrong(file: string, column: string, value: unknown, expected: string): ImportProblem {
  return value === undefined
    ? importProblem({ code: 'MISSING_VALUE', file, column, value: '', expected })
    : importProblem({ code: 'BAD_VALUE', file, column, value: JSON.stringify(value), expected });
}
