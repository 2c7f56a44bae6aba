/** Judges the money: what has started before each release is paid by what was released before it (H3, H5). */

import { shown } from '../../instance/shown.ts';
import type { Envelope, IsoDate } from '../../instance/types.ts';
import type { Violation } from '../../solution/types.ts';
import { euros } from '../euros.ts';
import type { JudgedPlan } from '../reading.ts';

/** The account of one envelope: its whole subtree, in exact cents. */
interface Account {
  envelope: Envelope;
  /** Distinct tranche dates, in order. */
  dates: IsoDate[];
  /** What each of those dates releases. */
  released: bigint[];
  /** Engaged outside the sessions listed, by the envelope and its descendants. */
  engaged: bigint;
  /** Cost of the sessions that start before each date and not before the previous one; then of those after all of them. */
  spent: bigint[];
}

/** Every date at which an envelope has paid more than it had. */
export function judgeBudgets({ instance, placed }: JudgedPlan): Violation[] {
  const accounts = new Map(instance.envelopes.map((envelope) => [envelope.id, openAccount(envelope)]));
  const lines = new Map(instance.envelopes.map((envelope) => [envelope.id, lineOf(envelope, accounts)]));
  for (const { id, alreadyEngagedCents } of instance.envelopes) {
    for (const account of lines.get(id)!) account.engaged += BigInt(alreadyEngagedCents);
  }
  for (const { session, startDate } of placed) {
    const line = lines.get(session.envelope);
    if (line === undefined) {
      throw new RangeError(
        `Enveloppe ${shown(session.envelope)} inconnue. Vérifier l'instance avant de juger un plan.`,
      );
    }
    const cost = BigInt(session.costCents);
    for (const account of line) {
      const next = account.dates.findIndex((date) => date > startDate);
      const bucket = next < 0 ? account.dates.length : next;
      account.spent[bucket] = account.spent[bucket]! + cost;
    }
  }
  return [...accounts.values()].flatMap(overdrafts);
}

function openAccount(envelope: Envelope): Account {
  const dates = [...new Set(envelope.tranches.map(({ date }) => date))].sort();
  const released = dates.map((date) =>
    envelope.tranches
      .filter((tranche) => tranche.date === date)
      .reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n),
  );
  return {
    envelope,
    dates,
    released,
    engaged: 0n,
    spent: Array.from({ length: dates.length + 1 }, () => 0n),
  };
}

/** The account of an envelope and of each of its ancestors. */
function lineOf(envelope: Envelope, accounts: Map<string, Account>): Account[] {
  const line: Account[] = [];
  for (let at: string | null = envelope.id; at !== null; at = line.at(-1)!.envelope.parent) {
    const account = accounts.get(at);
    if (account === undefined || line.includes(account)) {
      throw new RangeError(`Enveloppe ${shown(at)} sans sommet. Vérifier l'instance avant de juger un plan.`);
    }
    line.push(account);
  }
  return line;
}

/** The account just before each of its dates, and at the end of time. */
function overdrafts({ envelope, dates, released, engaged, spent }: Account): Violation[] {
  let available = -engaged;
  let cost = 0n;
  return spent.flatMap((part, i) => {
    cost += part;
    if (i > 0) available += released[i - 1]!;
    // Money engaged before the horizon is a fact, not a decision: only sessions can overdraw.
    if (cost === 0n || cost <= available) return [];
    return [overdraft(envelope, dates[i], cost + engaged, available + engaged)];
  });
}

function overdraft(
  envelope: Envelope,
  date: IsoDate | undefined,
  charged: bigint,
  released: bigint,
): Violation {
  const short = charged - released;
  const when = date === undefined ? "à la fin de l'horizon" : `avant le ${date}`;
  const advice =
    date === undefined
      ? "Retirer des sessions ou abonder l'enveloppe."
      : `Reporter des sessions au ${date} ou après, en retirer, ou abonder l'enveloppe.`;
  return {
    rule: 'envelope-budget',
    subject: date === undefined ? { envelope: envelope.id } : { envelope: envelope.id, date },
    excess: Number(short),
    unit: 'cents',
    message: `L'enveloppe ${shown(envelope.label ?? envelope.id)} manque de ${euros(short)} ${when} : ${euros(charged)} engagés, ${euros(released)} libérés. ${advice}`,
  };
}
