/** `npm run faults -- --seed 1 --rounds 1000`: kills what runs at random points, and looks at what must hold. */

import { parseArgs } from 'node:util';
import { buildApp } from '../support/built-app.ts';
import { runRounds } from './rounds.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1000' },
    lanes: { type: 'string', default: '2' },
    seconds: { type: 'string' },
  },
});

// Stopped from outside, it lets nothing run on.
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
const app = buildApp();
try {
  const report = await runRounds(
    app.folder,
    {
      seed: Number(values.seed),
      rounds: Number(values.rounds),
      lanes: Number(values.lanes),
      ...(values.seconds === undefined ? {} : { secondsLimit: Number(values.seconds) }),
      signal: stopped.signal,
    },
    (line) => console.log(line),
  );
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.violations.length === 0 ? 0 : 1;
} finally {
  app.remove();
}
