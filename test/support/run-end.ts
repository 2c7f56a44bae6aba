let atEnd: (() => Promise<void>) | undefined;

/** Keeps what ends the run: jest loads its set-up and its tear-down in the same process, as two modules. */
export function endRunWith(end: () => Promise<void>): void {
  atEnd = end;
}

/** Ends the run. */
export async function endRun(): Promise<void> {
  await atEnd?.();
}
