/** Follows what changes in a campaign, whichever process changes it. */

import type { Notifications } from '../db/notify.ts';
import { Latest } from './latest.ts';

/** What a change may be about. */
export type ChangedThing =
  | 'PROJECT'
  | 'SESSION'
  | 'SCENARIO'
  | 'RUN'
  | 'SIMULATION'
  | 'IMPORT'
  | 'JUDGEMENT'
  | 'AGENCY';

/** What happened to it. What is gone is not named: a list that had it has to be read again. */
export type ChangeKind = 'CREATED' | 'UPDATED';

/** One thing that changed. */
export interface Change {
  of: ChangedThing;
  kind: ChangeKind;
  /** Its own; of a judgement, that of the project that is judged. */
  id: string;
}

/** What changed since the last time. */
export interface CampaignChanges {
  /** Id of the campaign. */
  campaign: string;
  /** What changed, in the order in which it did; a thing is there once. */
  changes: Change[];
  /** False when the list does not tell everything: what was read before has to be read again. */
  isComplete: boolean;
}

/** Most changes told one by one: beyond, reading a list again costs less. */
export const MOST_CHANGES = 100;

/** What may be set. */
export interface CampaignFeedOptions {
  /** An import changes many rows one after the other: what comes within this time is told together. 50 ms unless told. */
  settleMs?: number;
}

/** Tells what changes in campaigns. */
export class CampaignFeed {
  readonly #notifications: Notifications;
  readonly #settleMs: number;

  constructor(notifications: Notifications, { settleMs = 50 }: CampaignFeedOptions = {}) {
    this.#notifications = notifications;
    this.#settleMs = settleMs;
  }

  /**
   * What changes in a campaign, among the things asked about. The first news comes at once and is empty and
   * incomplete: whoever reads the campaign after it misses nothing that follows.
   */
  follow(campaign: string, things: readonly ChangedThing[]): Latest<CampaignChanges> {
    let stop = (): void => {};
    const feed = new Latest<CampaignChanges>({
      merge: together,
      settleMs: this.#settleMs,
      onClose: () => stop(),
    });
    const unknown = { campaign, changes: [], isComplete: false };
    stop = this.#notifications.listen('campaign', {
      received(payload) {
        const message = payload as Announcement | null;
        if (message?.campaign !== campaign || !things.includes(message.of)) return;
        feed.push(told(message));
      },
      missed: () => feed.push(unknown),
    });
    feed.push(unknown);
    return feed;
  }
}

/** A message of the triggers of the database. */
interface Announcement {
  campaign: string;
  of: ChangedThing;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Null when they are too many. */
  ids: string[] | null;
}

function told({ campaign, of, operation, ids }: Announcement): CampaignChanges {
  if (ids === null || operation === 'DELETE') return { campaign, changes: [], isComplete: false };
  const kind = operation === 'INSERT' ? 'CREATED' : 'UPDATED';
  return { campaign, changes: ids.map((id) => ({ of, kind, id })), isComplete: true };
}

/** Two pieces of news as one. What is incomplete once stays so; it then names nothing, since all is to be read. */
function together(unread: CampaignChanges, newer: CampaignChanges): CampaignChanges {
  const { campaign } = newer;
  const keyOf = ({ of, id }: Change) => `${of} ${id}`;
  const byKey = new Map(unread.changes.map((change) => [keyOf(change), change]));
  for (const change of newer.changes) {
    // What is new stays new until it is read.
    if (byKey.get(keyOf(change))?.kind !== 'CREATED') byKey.set(keyOf(change), change);
  }
  const isComplete = unread.isComplete && newer.isComplete && byKey.size <= MOST_CHANGES;
  return { campaign, changes: isComplete ? [...byKey.values()] : [], isComplete };
}
