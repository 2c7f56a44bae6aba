/** A campaign: one year of programming of one region, the frame of every other row. */

import { defineEntity, p } from '@mikro-orm/core';
import { Agency } from './agency.ts';
import { AlternanceIntake } from './alternance-intake.ts';
import { Closure } from './closure.ts';
import { uuidKey } from './columns.ts';
import { Envelope } from './envelope.ts';
import { PoecProject } from './poec-project.ts';
import { PoecSession } from './poec-session.ts';
import { PrfOffer } from './prf-offer.ts';
import { Scenario } from './scenario.ts';

const CampaignSchema = defineEntity({
  name: 'Campaign',
  tableName: 'campaign',
  checks: [{ name: 'campaign_ends_after_it_starts', expression: 'starts_on <= ends_on' }],
  properties: {
    id: uuidKey(),
    /** Short name used in commands and addresses, e.g. "normandie-2022". */
    slug: p.text().unique(),
    title: p.text(),
    /** INSEE region code: 28 is Normandie here, never Eure-et-Loir. */
    regionCode: p.text().check(`region_code ~ '^[0-9]{2}$'`),
    year: p.integer(),
    /** First and last day on which a session of the campaign may start, `YYYY-MM-DD`. */
    startsOn: p.date(),
    endsOn: p.date(),
    projects: () => p.oneToMany(PoecProject).mappedBy('campaign'),
    sessions: () => p.oneToMany(PoecSession).mappedBy('campaign'),
    envelopes: () => p.oneToMany(Envelope).mappedBy('campaign'),
    prfOffers: () => p.oneToMany(PrfOffer).mappedBy('campaign'),
    alternanceIntakes: () => p.oneToMany(AlternanceIntake).mappedBy('campaign'),
    agencies: () => p.oneToMany(Agency).mappedBy('campaign'),
    closures: () => p.oneToMany(Closure).mappedBy('campaign'),
    scenarios: () => p.oneToMany(Scenario).mappedBy('campaign'),
  },
});

/** A campaign: one year of programming of one region. */
export class Campaign extends CampaignSchema.class {}
CampaignSchema.setClass(Campaign);
