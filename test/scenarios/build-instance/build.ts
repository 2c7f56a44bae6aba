import { buildInstance } from '../../../src/scenarios/build-instance/index.ts';
import type { CampaignData } from '../../../src/scenarios/campaign-data.ts';
import { defaultChoices, type ScenarioChoices } from '../../../src/scenarios/choices.ts';
import { aCampaign } from '../rows.ts';

/** The instance of a small campaign under the default choices, with what the test states in its place. */
export function build(
  campaign: Partial<CampaignData>,
  choices: Partial<ScenarioChoices> = {},
  pinnedDays: [string, string][] = [],
) {
  return buildInstance(
    aCampaign(campaign),
    { ...defaultChoices(), ...choices },
    { pinnedDays: new Map(pinnedDays) },
  );
}
