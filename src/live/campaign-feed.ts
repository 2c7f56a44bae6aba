/** Follows what changes in a campaign, whichever process changes it. */

import type { Notifications } from '../db/notify.ts';
import { Latest } from './latest.ts';

/** What a change may be about. */
export type ChangedThing = 'PROJECT' | 'SESSION' | 'SCENARIO' | 'RUN';

/** What happened to it. */
export type ChangeKind = 'CREATED' | 'UPDATED' | 'DELETED';

/** One thing that changed. */
export interface Change {
  of: ChangedThing;
  kind: ChangeKind;
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

/** An import changes many rows one after the other: they are told together. Milliseconds. */
const settleMs = 50;

/** Tells what changes in campaigns. */
export class CampaignFeed {
  readonly #notifications: Notifications;

  constructor(notifications: Notifications) {
    this.#notifications = notifications;
  }

  /**
   * What changes in a campaign, among the things asked about. The first news comes at once and is empty and
   * incomplete: whoever reads the campaign after it misses nothing that follows.
   */
  follow(campaign: string, things: readonly ChangedThing[]): Latest<CampaignChanges> {
    let stop = (): void => {};
    const feed = new Latest<CampaignChanges>({ merge: together, settleMs, onClose: () => stop() });
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

const kinds = { INSERT: 'CREATED', UPDATE: 'UPDATED', DELETE: 'DELETED' } as const;

function told({ campaign, of, operation, ids }: Announcement): CampaignChanges {
  const changes = (ids ?? []).map((id) => ({ of, kind: kinds[operation], id }));
  return { campaign, changes, isComplete: ids !== null };
}

/** Two pieces of news as one. What is incomplete once stays so; it then names nothing, since all is to be read. */
function together(unread: CampaignChanges, newer: CampaignChanges): CampaignChanges {
  const { campaign } = newer;
  const byId = new Map(unread.changes.map((change) => [change.id, change]));
  for (const change of newer.changes) {
    const before = byId.get(change.id);
    const isStillNew = before?.kind === 'CREATED' && change.kind === 'UPDATED';
    byId.set(change.id, isStillNew ? before : change);
  }
  const isComplete = unread.isComplete && newer.isComplete && byId.size <= MOST_CHANGES;
  return { campaign, changes: isComplete ? [...byId.values()] : [], isComplete };
}
