/** Counts what addresses do that costs us and not them: failures, beginnings. Kept in memory, with a bound. */

/** Addresses remembered at most: an attacker with more of them is not stopped by counting. */
export const MOST_ADDRESSES = 10_000;

/** How often an address may do something in a window of time. */
export class AddressLimit {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #byAddress = new Map<string, { since: number; times: number }>();

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** Notes that it did. */
  note(address: string, now = Date.now()): void {
    const known = this.#current(address, now);
    if (known !== undefined) {
      known.times += 1;
      return;
    }
    const oldest = this.#byAddress.keys().next();
    if (this.#byAddress.size >= MOST_ADDRESSES && oldest.done !== true) this.#byAddress.delete(oldest.value);
    this.#byAddress.set(address, { since: now, times: 1 });
  }

  /** Seconds that an address has to wait, 0 for one that may try. */
  secondsToWait(address: string, now = Date.now()): number {
    const known = this.#current(address, now);
    if (known === undefined || known.times < this.#most) return 0;
    return Math.ceil((known.since + this.#windowMs - now) / 1000);
  }

  #current(address: string, now: number): { since: number; times: number } | undefined {
    const known = this.#byAddress.get(address);
    if (known === undefined || now - known.since < this.#windowMs) return known;
    this.#byAddress.delete(address);
    return undefined;
  }
}
