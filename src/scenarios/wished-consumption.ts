/** What the dates that were asked for would spend, before any plan. */

import type { CampaignData } from './campaign-data.ts';
import { type EnvelopeConsumption, envelopeConsumption, type Spending } from './envelope-consumption.ts';

/** The consumption of every envelope, and what no date can claim. */
export interface WishedConsumption {
  envelopes: EnvelopeConsumption[];
  /** Cost of the sessions whose wish is not one day: no date of the history counts it. */
  undatedCents: number;
}

/** Follows the wishes, abandoned sessions left out; a session without cost or envelope spends nothing that is known. */
export function wishedConsumption({ sessions, envelopes }: CampaignData): WishedConsumption {
  const spendings: Spending[] = [];
  let undatedCents = 0;
  for (const { state, envelope, costCents, wishedFrom, wishedTo } of sessions) {
    if (state === 'ABANDONED' || envelope === null || costCents === null) continue;
    if (wishedFrom !== null && wishedFrom === wishedTo) {
      spendings.push({ envelope, costCents, date: wishedFrom });
    } else {
      undatedCents += costCents;
    }
  }
  return { envelopes: envelopeConsumption(envelopes, spendings), undatedCents };
}
