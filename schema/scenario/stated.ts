/** From the input of the contract to what the use case is told, and its paths back to the input's. */

import type { NewScenario, Problem, ScenarioUpdate, StatedChoices } from '../../src/scenarios/index.ts';
import { handFaults, handPath, statedHand } from '../hand/stated-hand.ts';
import type { CreateScenarioInput, ScenarioChoicesInput, UpdateScenarioInput } from './scenario.input.ts';

/** An input that may say choices. */
type WithChoices = Pick<CreateScenarioInput, 'choices'>;

/** What keeps an input from being read at all; paths are those of the input. */
export function inputFaults({ choices }: WithChoices): Problem[] {
  return handFaults(choices?.hand, '/input/choices/hand');
}

/** The scenario that an input asks for. */
export function newScenario({ campaign, base, name, notes, choices }: CreateScenarioInput): NewScenario {
  return {
    name,
    ...(campaign == null ? {} : { campaign }),
    ...(base == null ? {} : { base }),
    ...(notes == null ? {} : { notes }),
    ...(choices == null ? {} : { choices: statedChoices(choices) }),
  };
}

/** The change that an input asks for. */
export function scenarioUpdate({
  scenario,
  expectedVersion,
  name,
  notes,
  choices,
}: UpdateScenarioInput): ScenarioUpdate {
  return {
    scenario,
    expectedVersion,
    ...(name == null ? {} : { name }),
    // Null is a choice here: no notes any more.
    ...(notes === undefined ? {} : { notes }),
    ...(choices == null ? {} : { choices: statedChoices(choices) }),
  };
}

function statedChoices(input: ScenarioChoicesInput): StatedChoices {
  const { solver, windowWeeks, assumptions, hand, decisionDate, published, ...rest } = input;
  const { structural, conjunctural, innovative } = windowWeeks ?? {};
  const { cost, weeklyHours, ...supposed } = assumptions ?? {};
  const { profile, ...smoothing } = solver?.smoothing ?? {};
  return {
    ...said(rest),
    // Null is a choice here: no delay is judged, no plan is published any more.
    ...(decisionDate === undefined ? {} : { decisionDate }),
    ...(published === undefined ? {} : { published }),
    ...(solver == null
      ? {}
      : { solver: plain({ ...solver, smoothing: { ...smoothing, ...shares(profile) } }) }),
    windowWeeks: said({ STRUCTURAL: structural, CONJUNCTURAL: conjunctural, INNOVATIVE: innovative }),
    assumptions: {
      // Null is a choice here: nothing is supposed any more.
      ...supposed,
      ...(cost === undefined ? {} : { costCents: cost }),
      ...said({ weeklyHours }),
    },
    ...(hand === undefined ? {} : { hand: statedHand(hand) }),
  };
}

function shares(profile: { period: string; share: number }[] | null | undefined) {
  return profile == null
    ? {}
    : { profile: Object.fromEntries(profile.map(({ period, share }) => [period, share])) };
}

type Said<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** What is said of an object: null and absent say nothing. */
export function said<T extends object>(stated: T): Said<T> {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value != null)) as Said<T>;
}

/** Plain data from instances of inputs, without what is not said; a number without end stays one, to be refused as such. */
function plain(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(said(value)).map(([name, inner]) => [name, plainValue(inner)]));
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  return typeof value === 'object' && value !== null ? plain(value) : value;
}

/** A path of `rollScenarioForward` in its arguments; what is wrong with the hand itself keeps its path in it. */
export function rollPath(path: string): string {
  const [, name] = /^\/hand\/horizon\/(frozenWeeks|publishedWeeks|today)$/.exec(path) ?? [];
  if (name !== undefined) return `/input/${name}`;
  return path.startsWith('/hand') ? path : `/input${path}`;
}

/** Names that the contract gives otherwise than the choices of a scenario, by their place in its paths. */
const RENAMED: Readonly<Record<string, string>> = {
  '/windowWeeks/STRUCTURAL': '/windowWeeks/structural',
  '/windowWeeks/CONJUNCTURAL': '/windowWeeks/conjunctural',
  '/windowWeeks/INNOVATIVE': '/windowWeeks/innovative',
  '/assumptions/costCents': '/assumptions/cost',
};

/** A path of the choices of a scenario in `ScenarioChoicesInput`. */
export function choicePath(path: string): string {
  return RENAMED[path] ?? path;
}

/**
 * Where in the arguments of the mutation a path of the use case is. What the base's hand says, and the input does not,
 * keeps its path in that hand.
 */
export function inputPath(path: string, { choices }: WithChoices): string {
  if (/^\/(campaign|base|name|notes|scenario)$/.test(path)) return `/input${path}`;
  if (path.startsWith('/hand')) {
    const stated = handPath(path.slice('/hand'.length), choices?.hand);
    return stated === null ? path : `/input/choices/hand${stated}`;
  }
  return `/input/choices${choicePath(path)}`;
}
