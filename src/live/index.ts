/** What changes, told as it happens, whichever process changes it. */

export {
  type CampaignChanges,
  CampaignFeed,
  type Change,
  type ChangedThing,
  type ChangeKind,
} from './campaign-feed.ts';
export { RunFeed, type RunNews } from './run-feed.ts';
export { sifted } from './sifted.ts';
export { SimulationFeed, type SimulationNews } from './simulation-feed.ts';
