/** From what a planner states to the whole choices of a scenario, or every reason why they cannot be used. */

import type { Grid } from '../../solver/index.ts';
import { readParameters } from '../../solver/index.ts';
import { isIsoDate } from '../domain/dates.ts';
import { type Nature, natures } from '../domain/nature.ts';
import type { CampaignData } from './campaign-data.ts';
import { type Assumptions, type Facts, GRIDS, type ScenarioChoices } from './choices.ts';
import type { ScenarioHand } from './hand.ts';
import type { Problem } from './problem.ts';
import { readScenarioHand, type StatedHand } from './read-hand.ts';

/** What may be stated; the rest is as in the base. A list replaces the list of the base. */
export interface StatedChoices {
  /** Any part of the solver's parameters. Objects are merged field by field, lists replaced. */
  solver?: Readonly<Record<string, unknown>>;
  grid?: Grid;
  windowWeeks?: Partial<Record<Nature, number>>;
  assumptions?: Partial<Assumptions>;
  closureExempt?: string[];
  facts?: Facts;
  /** Null: no lead time is judged. */
  decisionDate?: string | null;
  /** Id of a run; null: no plan is published. */
  published?: string | null;
  /** Null: the hand decides nothing. */
  hand?: StatedHand | null;
}

/** The choices and the hand of a scenario, complete. */
export interface WholeChoices {
  choices: ScenarioChoices;
  hand: ScenarioHand;
}

/** Most weeks a session may be let move on one side: beyond, the window is the whole campaign anyway. */
const MAX_WINDOW_WEEKS = 104;
/** Longest rhythm a week allows: the legal maximum (Code du travail, L3121-20). */
const MAX_WEEKLY_HOURS = 48;
/** What PostgreSQL and the solver both count without loss. */
const MAX_COUNT = 2 ** 31 - 1;

/** Puts what is stated over a base and checks it against the campaign. All problems are reported together. */
export function readChoices(
  stated: StatedChoices,
  base: WholeChoices,
  campaign: CampaignData,
): WholeChoices | { problems: Problem[] } {
  const solver = readParameters(merge(base.choices.solver, stated.solver ?? {}));
  const choices: ScenarioChoices = {
    solver: 'parameters' in solver ? solver.parameters : base.choices.solver,
    grid: stated.grid ?? base.choices.grid,
    windowWeeks: { ...base.choices.windowWeeks, ...stated.windowWeeks },
    assumptions: { ...base.choices.assumptions, ...stated.assumptions },
    closureExempt: stated.closureExempt ?? base.choices.closureExempt,
    facts: stated.facts ?? base.choices.facts,
    // Null is a choice here, and not the absence of one.
    decisionDate: stated.decisionDate === undefined ? base.choices.decisionDate : stated.decisionDate,
    published: stated.published === undefined ? base.choices.published : stated.published,
  };
  const hand = readScenarioHand(stated.hand, base.hand);
  const problems = [
    ...('problems' in solver ? solver.problems.map((p) => ({ ...p, path: `/solver${p.path}` })) : []),
    ...checkWords(choices),
    ...checkWindows(choices),
    ...checkAssumptions(choices.assumptions),
    ...checkExempt(choices, campaign),
    ...('problems' in hand ? hand.problems : []),
  ];
  return problems.length > 0 || 'problems' in hand ? { problems } : { choices, hand: hand.hand };
}

/** Plain objects are merged, everything else replaced. A profile is a list by another name: it is replaced. */
function merge(base: object, stated: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(stated)) {
    const under = merged[key];
    merged[key] = key !== 'profile' && isPlain(under) && isPlain(value) ? merge(under, value) : value;
  }
  return merged;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkWords({ grid, facts, decisionDate }: ScenarioChoices): Problem[] {
  const problems: Problem[] = [];
  if (!GRIDS.includes(grid)) {
    problems.push(problem('GRID_UNKNOWN', '/grid', grid, `une maille parmi ${GRIDS.join(', ')}`));
  }
  if (facts !== 'HELD' && facts !== 'FREE') {
    problems.push(
      problem('FACTS_UNKNOWN', '/facts', facts, 'HELD (tenir les faits) ou FREE (les laisser libres)'),
    );
  }
  if (decisionDate !== null && !isIsoDate(decisionDate)) {
    const expected = 'une date AAAA-MM-JJ qui existe, ou rien';
    problems.push(problem('DATE_INVALID', '/decisionDate', decisionDate, expected));
  }
  return problems;
}

function checkWindows({ windowWeeks }: ScenarioChoices): Problem[] {
  return natures.codes
    .filter((nature) => !isCount(windowWeeks[nature], 0, MAX_WINDOW_WEEKS))
    .map((nature) =>
      problem(
        'WINDOW_WEEKS_INVALID',
        `/windowWeeks/${nature}`,
        windowWeeks[nature],
        `un nombre entier de semaines, de 0 à ${MAX_WINDOW_WEEKS}`,
      ),
    );
}

function checkAssumptions({ plannedEntries, costCents, hours, weeklyHours }: Assumptions): Problem[] {
  const problems: Problem[] = [];
  const at = (name: keyof Assumptions, value: unknown, expected: string) =>
    problems.push(problem('ASSUMPTION_INVALID', `/assumptions/${name}`, value, expected));
  if (plannedEntries !== null && !isCount(plannedEntries, 1, MAX_COUNT)) {
    at('plannedEntries', plannedEntries, 'un nombre entier de stagiaires, au moins 1, ou rien');
  }
  if (costCents !== null && !isCount(costCents, 0, Number.MAX_SAFE_INTEGER)) {
    at('costCents', costCents, 'un nombre entier de centimes, 0 ou plus, ou rien');
  }
  if (hours !== null && !isCount(hours, 1, MAX_COUNT)) {
    at('hours', hours, "un nombre entier d'heures, au moins 1, ou rien");
  }
  if (!(weeklyHours > 0 && weeklyHours <= MAX_WEEKLY_HOURS)) {
    at('weeklyHours', weeklyHours, `des heures par semaine, plus de 0 et au plus ${MAX_WEEKLY_HOURS}`);
  }
  return problems;
}

function checkExempt({ closureExempt }: ScenarioChoices, campaign: CampaignData): Problem[] {
  const known = new Set(campaign.sessions.map(({ reference }) => reference));
  const expected = `la référence d'une session de la campagne ${campaign.slug}`;
  return closureExempt.flatMap((session, i) =>
    known.has(session) ? [] : [problem('SESSION_UNKNOWN', `/closureExempt/${i}`, session, expected)],
  );
}

function isCount(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function problem(code: string, path: string, value: unknown, expected: string): Problem {
  return {
    code,
    path,
    value,
    message: `« ${String(value)} » refusé. Attendu : ${expected}. Corrigez ${path}.`,
  };
}
