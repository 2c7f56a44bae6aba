/** Closing what a process opened, in the reverse order, once. */

/** Things to close, each registered as it is opened. */
export class Closing {
  readonly #steps: (() => Promise<void>)[] = [];
  #done: Promise<void> | undefined;

  /** Registers how to close what was just opened. What is opened while closing is closed at once. */
  async add(close: () => Promise<void>): Promise<void> {
    if (this.#done === undefined) this.#steps.push(close);
    else await close();
  }

  /** Closes everything, the last opened first; a step that fails does not keep the others open. */
  run(): Promise<void> {
    this.#done ??= (async () => {
      const failures: unknown[] = [];
      for (const close of this.#steps.reverse())
        await close().catch((error: unknown) => failures.push(error));
      if (failures.length > 0)
        throw new AggregateError(failures, 'Some of what was open could not be closed');
    })();
    return this.#done;
  }
}

/** Longest a stop may take before the process ends all the same, milliseconds. */
const patienceMs = 45_000;

/** A terminal and npm both pass Ctrl-C on: what comes this soon after it is its echo, milliseconds. */
const echoMs = 1_000;

/**
 * Ends the process cleanly on Ctrl-C, `kill` or a closed terminal; a second signal ends it at once.
 * Whatever happens the embedded PostgreSQL stops: its watchdog sees this process end.
 */
export function closeOnSignal(closing: Closing, say: (text: string) => void): void {
  let askedAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (askedAt !== undefined) {
        if (performance.now() - askedAt > echoMs) process.exit(130);
        return;
      }
      askedAt = performance.now();
      say('\nArrêt de Métronome…');
      setTimeout(() => process.exit(1), patienceMs).unref();
      closing.run().then(
        () => {
          say('Métronome est arrêté.');
          process.exit(0);
        },
        (error: unknown) => {
          say(`L'arrêt ne s'est pas bien passé : ${String(error)}`);
          process.exit(1);
        },
      );
    });
  }
}
