/** A scenario: a campaign seen with one set of choices. Scenarios fork; neither is changed by the other. */

import { defineEntity, p } from '@mikro-orm/core';
import { Campaign } from './campaign.ts';
import { uuidKey, writtenAt } from './columns.ts';
import { OptimizationRun } from './optimization-run.ts';

const ScenarioSchema = defineEntity({
  name: 'Scenario',
  tableName: 'scenario',
  checks: [
    { name: 'scenario_not_its_own_base', expression: 'base_id <> id' },
    { name: 'scenario_is_named', expression: `btrim(name) <> ''` },
  ],
  properties: {
    id: uuidKey(),
    campaign: () => p.manyToOne(Campaign).ref().index(),
    /** The scenario it was forked from, or null. */
    base: () => p.manyToOne(Scenario).ref().strictNullable().index().deleteRule('restrict'),
    name: p.text(),
    /** Everything the planner chose, complete: see `ScenarioChoices` in `src/scenarios/choices.ts`. */
    parameters: p.json<Record<string, unknown>>(),
    /** What the planner decides by hand, complete: see `ScenarioHand` in `src/scenarios/hand.ts`. */
    hand: p.json<Record<string, unknown>>(),
    /** What it tries, for the others; never about a person. */
    notes: p.text().strictNullable(),
    createdAt: writtenAt(),
    /** Counts its changes: who changes it says which state they read. */
    version: p.integer().version(),
    runs: () => p.oneToMany(OptimizationRun).mappedBy('scenario'),
    forks: () => p.oneToMany(Scenario).mappedBy('base'),
  },
});

/** A scenario: a campaign seen with one set of choices. */
export class Scenario extends ScenarioSchema.class {}
ScenarioSchema.setClass(Scenario);
