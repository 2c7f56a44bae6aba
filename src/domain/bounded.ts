/** Values by key, as many as weigh so much together: the one that nobody has asked for longest makes room. */
export class Bounded<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, { value: Value; weight: number }>();
  #weight = 0;

  /** `most` is the weight of all, in the unit of whoever weighs. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What all that is kept weighs. */
  get weight(): number {
    return this.#weight;
  }

  get(key: string): Value | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    // A Map keeps the order of insertion: the latest used comes last.
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  /** Keeps a value; one that weighs more than all may is not kept. */
  set(key: string, value: Value, weight: number): void {
    this.delete(key);
    if (weight > this.#most) return;
    this.#kept.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#most) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#weight -= this.#kept.get(key)?.weight ?? 0;
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
    this.#weight = 0;
  }
}
