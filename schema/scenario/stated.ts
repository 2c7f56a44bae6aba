/** From the input of the contract to what the use case is told, and its paths back to the input's. */

import type { NewScenario, StatedChoices } from '../../src/scenarios/index.ts';
import type { CreateScenarioInput, ScenarioChoicesInput } from './scenario.input.ts';

/** The scenario that an input asks for. */
export function newScenario({ campaign, base, name, choices }: CreateScenarioInput): NewScenario {
  return {
    name,
    ...(campaign == null ? {} : { campaign }),
    ...(base == null ? {} : { base }),
    ...(choices == null ? {} : { choices: statedChoices(choices) }),
  };
}

function statedChoices(input: ScenarioChoicesInput): StatedChoices {
  const { solver, windowWeeks, assumptions, held, forbidden, decisionDate, published, ...rest } = input;
  const { structural, conjunctural, innovative } = windowWeeks ?? {};
  const { cost, weeklyHours, ...supposed } = assumptions ?? {};
  const { profile, ...smoothing } = solver?.smoothing ?? {};
  const pin = <P extends { sessionReference: string }>({ sessionReference, ...when }: P) => ({
    session: sessionReference,
    ...when,
  });
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
    pins: said({ held: held?.map(pin), forbidden: forbidden?.map(pin) }),
  };
}

function shares(profile: { period: string; share: number }[] | null | undefined) {
  return profile == null
    ? {}
    : { profile: Object.fromEntries(profile.map(({ period, share }) => [period, share])) };
}

type Said<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

/** What is said of an object: null and absent say nothing. */
function said<T extends object>(stated: T): Said<T> {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value != null)) as Said<T>;
}

/** Plain data from instances of inputs, without what is not said. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner === null ? undefined : inner)));
}

/** Names that the contract gives otherwise than the use case, by their place in its paths. */
const RENAMED: readonly [RegExp, string][] = [
  [/^\/(campaign|base|name)$/, '/input/$1'],
  [/^\/windowWeeks\/STRUCTURAL$/, '/input/choices/windowWeeks/structural'],
  [/^\/windowWeeks\/CONJUNCTURAL$/, '/input/choices/windowWeeks/conjunctural'],
  [/^\/windowWeeks\/INNOVATIVE$/, '/input/choices/windowWeeks/innovative'],
  [/^\/assumptions\/costCents$/, '/input/choices/assumptions/cost'],
  [/^\/pins\/(held|forbidden)\/(\d+)\/session$/, '/input/choices/$1/$2/sessionReference'],
  [/^\/pins\/(.*)$/, '/input/choices/$1'],
  [/^(.*)$/, '/input/choices$1'],
];

/** Where in the arguments of the mutation a path of the use case is. */
export function inputPath(path: string): string {
  const rule = RENAMED.find(([pattern]) => pattern.test(path));
  return rule === undefined ? path : path.replace(...rule);
}
