import type { AgencyRow } from './agencies.parse.ts';
import type { AlternanceIntakeRow } from './alternance-intakes.parse.ts';
import type { CampaignSheet } from './campaign.parse.ts';
import type { CandidatePoolRow } from './candidate-pools.parse.ts';
import type { ClosureRow } from './closures.parse.ts';
import type { EnvelopeRow } from './envelopes.parse.ts';
import type { OpcoCapacityRow } from './opco-capacities.parse.ts';
import type { PrfOfferRow } from './prf-offers.parse.ts';
import type { QuarterCapacityRow } from './quarter-capacities.parse.ts';
import type { SessionRow } from './sessions.parse.ts';
import type { TrancheRow } from './tranches.parse.ts';

/** Everything a data set holds, as typed rows. */
export interface DataSet {
  campaign: CampaignSheet;
  agencies: AgencyRow[];
  envelopes: EnvelopeRow[];
  tranches: TrancheRow[];
  prfOffers: PrfOfferRow[];
  alternanceIntakes: AlternanceIntakeRow[];
  closures: ClosureRow[];
  opcoCapacities: OpcoCapacityRow[];
  candidatePools: CandidatePoolRow[];
  quarterCapacities: QuarterCapacityRow[];
  sessions: SessionRow[];
}

/** Names of the files of a data set. `jeu.json` and `sessions.csv` are required; a file that is missing is empty. */
export const DATA_SET_FILES = {
  campaign: 'jeu.json',
  agencies: 'agences.csv',
  envelopes: 'enveloppes.csv',
  tranches: 'tranches.csv',
  prfOffers: 'offres-prf.csv',
  alternanceIntakes: 'rentrees-alternance.csv',
  closures: 'fermetures.csv',
  opcoCapacities: 'opco.csv',
  candidatePools: 'viviers.csv',
  quarterCapacities: 'capacites.csv',
  sessions: 'sessions.csv',
} as const satisfies Record<keyof DataSet, string>;
