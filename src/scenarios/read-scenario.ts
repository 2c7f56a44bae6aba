/** From what a planner states to a scenario as it is kept, or every reason why it cannot be. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { adoptedPlans } from './adopted-plans.ts';
import type { CampaignData } from './campaign-data.ts';
import { isEmptyHand } from './hand.ts';
import { prepareSolve } from './prepare.ts';
import { type Problem, type Refusal, refuse } from './problem.ts';
import { readChoices, type StatedChoices, type WholeChoices } from './read-choices.ts';

/** What a scenario is called, and what is noted of it. */
interface Labels {
  name: string;
  /** Null: nothing. */
  notes: string | null;
}

/** What is said of a scenario. */
interface StatedScenario extends Labels {
  /** What differs from `start`. */
  choices?: StatedChoices | undefined;
}

/** Longest name of a scenario, characters: it has to fit a table heading. */
const MAX_NAME_LENGTH = 120;

/** Longest notes, characters: as much as the audit repeats. */
const MAX_NOTES_LENGTH = 2_000;

/** Reads a scenario of a campaign, put over the choices that it starts from. All problems are reported together. */
export async function readScenario(
  em: EntityManager,
  data: CampaignData,
  { name, notes, choices }: StatedScenario,
  start: WholeChoices,
): Promise<{ columns: ScenarioColumns } | Refusal> {
  const labels = readLabels({ name, notes });
  const whole = readChoices(choices ?? {}, start, data);
  const problems = [
    ...('problems' in labels ? labels.problems : []),
    ...('problems' in whole ? whole.problems : await checkOnCampaign(em, data, whole)),
  ];
  if ('problems' in labels || 'problems' in whole || problems.length > 0) return { problems };
  return { columns: { ...labels.columns, parameters: { ...whole.choices }, hand: { ...whole.hand } } };
}

/** Reads what a scenario is called, which no data can make wrong. */
export function readLabels({
  name,
  notes,
}: Labels): { columns: Pick<ScenarioColumns, 'name' | 'notes'> } | Refusal {
  const problems = [...checkName(name), ...checkNotes(notes)];
  if (problems.length > 0) return { problems };
  return { columns: { name: name.trim(), notes: notes?.trim() || null } };
}

/** What a scenario keeps of it. */
interface ScenarioColumns extends Labels {
  parameters: Record<string, unknown>;
  hand: Record<string, unknown>;
}

/**
 * The plans that a scenario names, then its hand on the instance as it is today. What is wrong with the campaign itself
 * is told when a run is launched: a scenario may be prepared before its data are complete.
 */
async function checkOnCampaign(
  em: EntityManager,
  data: CampaignData,
  { choices, hand }: WholeChoices,
): Promise<Problem[]> {
  const [plans] = await adoptedPlans(em, [{ campaign: data.id, choices, hand }]);
  if (plans === undefined || 'problems' in plans) return plans?.problems ?? [];
  if (isEmptyHand(hand)) return [];
  const prepared = await prepareSolve(data, choices, hand, plans);
  return 'problems' in prepared ? prepared.problems.filter(({ path }) => path.startsWith('/hand')) : [];
}

function checkName(name: string): Problem[] {
  const { length } = name.trim();
  if (length >= 1 && length <= MAX_NAME_LENGTH) return [];
  const message = `Le nom « ${name.slice(0, MAX_NAME_LENGTH)} » a ${length} caractères. Attendu : de 1 à ${MAX_NAME_LENGTH}.`;
  return refuse('NAME_LENGTH', '/name', name, message).problems;
}

function checkNotes(notes: string | null): Problem[] {
  const length = notes?.trim().length ?? 0;
  if (length <= MAX_NOTES_LENGTH) return [];
  const message = `Les notes ont ${length} caractères. Attendu : ${MAX_NOTES_LENGTH} au plus. Abrégez-les.`;
  return refuse('NOTES_LENGTH', '/notes', notes, message).problems;
}
